import { formatIp, ip } from '../../../model/cidr.js';
import type { JsonObject } from '../../../model/json.js';
import { accountByUid, find } from '../../lookup.js';
import type { Account, World } from '../../world.js';
import { accept, action } from '../action.js';
import { PAGING, paged } from '../answer.js';
import { type Refusal, refuse } from '../errors.js';
import { attachmentKey, cenOf } from '../lookup.js';
import { flag, integer, matching, optional, or } from '../params.js';
import type { Vbr, VbrHealthCheck } from '../state/vbr.js';
import { lineOpen } from '../vbr/border.js';
import { putVbr, vbrsOf } from '../vbr/lookup.js';
import { CBN, id } from './common.js';
import { address } from './vbr-params.js';

const TARGET = {
  CenId: id,
  VbrInstanceId: id,
  VbrInstanceRegionId: id,
  VbrInstanceOwnerId: optional(
    matching(/^\d{1,20}$/, 'ParameterIllegal.VbrInstanceUid', 'is the number of an account'),
  ),
};

interface Target {
  readonly CenId: string;
  readonly VbrInstanceId: string;
  readonly VbrInstanceRegionId: string;
  readonly VbrInstanceOwnerId: string | undefined;
}

/** A VBR that is attached to the caller's CEN. */
function attachedVbr(
  world: World,
  caller: Account,
  p: Target,
): { readonly ok: true; readonly vbr: Vbr } | Refusal {
  if (!cenOf(world, caller, p.CenId)) return refuse('ParameterCenInstanceId', `CenId: ${p.CenId}.`);
  const owner = p.VbrInstanceOwnerId === undefined ? caller : accountByUid(world, p.VbrInstanceOwnerId);
  const vbr = find(world.alibaba.vbrs, p.VbrInstanceId);
  if (!owner) return refuse('ParameterIllegal.VbrInstanceUid', `It is ${p.VbrInstanceOwnerId}.`);
  if (vbr?.account !== owner.id)
    return refuse('ParameterIllegal.VbrInstanceId', `Account ${owner.uid} has no VBR ${p.VbrInstanceId}.`);
  if (vbr.region !== p.VbrInstanceRegionId)
    return refuse('ParameterIllegal.VbrInstanceRegionId', `${vbr.VbrId} is in ${vbr.region}.`);
  const row = find(world.alibaba.attachments, attachmentKey(p.CenId, vbr.VbrId));
  if (!row) return refuse('InvalidOperation.VbrNotAttachedToCen', `${vbr.VbrId} is not in ${p.CenId}.`);
  return row.Status === 'Attached'
    ? { ok: true, vbr }
    : refuse('InvalidOperation.VbrCenAttachmentStatus', `${vbr.VbrId} is ${row.Status}.`);
}

/** Sets the check up, or anew. */
export const enableCenVbrHealthCheck = action(
  CBN,
  'EnableCenVbrHealthCheck',
  {
    ...TARGET,
    HealthCheckTargetIp: address('Illegal.SourceIpOrTargetIp'),
    HealthCheckSourceIp: optional(address('Illegal.SourceIpOrTargetIp')),
    HealthCheckInterval: or(integer(2, 3), 2),
    HealthyThreshold: or(integer(3, 8), 8),
    HealthCheckOnly: or(flag, false),
  },
  (world, caller, p) => {
    const found = attachedVbr(world, caller, p);
    if (!found.ok) return found;
    const { HealthCheckTargetIp, HealthCheckSourceIp = freeSource(world) } = p;
    if (HealthCheckSourceIp === HealthCheckTargetIp)
      return refuse('Illegal.SourceIpOrTargetIp', `Both are ${HealthCheckTargetIp}.`);
    const healthCheck: VbrHealthCheck = {
      CenId: p.CenId,
      HealthCheckTargetIp,
      HealthCheckSourceIp,
      HealthCheckInterval: p.HealthCheckInterval,
      HealthyThreshold: p.HealthyThreshold,
      HealthCheckOnly: p.HealthCheckOnly,
    };
    return accept(putVbr(world, { ...found.vbr, healthCheck }));
  },
);

/** The first address of 100.96.0.0/16 that no other check has. */
function freeSource(world: World): string {
  const taken = new Set(vbrsOf(world).map(({ healthCheck }) => healthCheck?.HealthCheckSourceIp));
  let source = ip('100.96.0.1');
  while (taken.has(formatIp(source))) source++;
  return formatIp(source);
}

export const disableCenVbrHealthCheck = action(
  CBN,
  'DisableCenVbrHealthCheck',
  TARGET,
  (world, caller, p) => {
    const found = attachedVbr(world, caller, p);
    if (!found.ok) return found;
    const { healthCheck, ...vbr } = found.vbr;
    return healthCheck
      ? accept(putVbr(world, vbr))
      : refuse('OperationFailed.StatusNotSupport', `It is ${vbr.VbrId}.`);
  },
);

export const describeCenVbrHealthCheck = action(
  CBN,
  'DescribeCenVbrHealthCheck',
  { CenId: id, VbrInstanceId: optional(id), VbrInstanceRegionId: optional(id), ...PAGING },
  (world, caller, p) => {
    if (!cenOf(world, caller, p.CenId)) return refuse('ParameterCenInstanceId', `CenId: ${p.CenId}.`);
    const items = vbrsOf(world)
      .filter((vbr) => (p.VbrInstanceId ?? vbr.VbrId) === vbr.VbrId)
      .filter((vbr) => (p.VbrInstanceRegionId ?? vbr.region) === vbr.region)
      .flatMap((vbr) => (vbr.healthCheck?.CenId === p.CenId ? [element(world, vbr, vbr.healthCheck)] : []));
    return accept(world, paged(p, 'VbrHealthChecks', 'VbrHealthCheck', items));
  },
);

/** Over a line that is down every probe is lost. */
const element = (world: World, vbr: Vbr, check: VbrHealthCheck): JsonObject => ({
  ...check,
  VbrInstanceId: vbr.VbrId,
  VbrInstanceRegionId: vbr.region,
  LinkStatus: lineOpen(world, vbr) ? 'UP' : 'DOWN',
  PacketLoss: lineOpen(world, vbr) ? 0 : 100,
});
