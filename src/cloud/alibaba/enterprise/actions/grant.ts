import { find } from '../../../lookup.js';
import type { Account, Vpc, World } from '../../../world.js';
import { accept, action } from '../../action.js';
import { CBN, uid } from '../../actions/common.js';
import { refuse } from '../../errors.js';
import { attachmentKey } from '../../lookup.js';
import { oneOf, optional, or } from '../../params.js';
import { dropRow, putRow } from '../../tables.js';
import { type Got, got, id } from '../call.js';
import { attachmentsOfVpc } from '../lookup.js';

const GRANT = {
  CenId: id,
  CenOwnerId: uid,
  InstanceId: id,
  InstanceType: oneOf(['VPC', 'ExpressConnect', 'VPN', 'ECR']),
  RegionId: optional(id),
};

interface Named {
  readonly CenId: string;
  readonly CenOwnerId: string;
  readonly InstanceId: string;
  readonly InstanceType: 'VPC' | 'ExpressConnect' | 'VPN' | 'ECR';
  readonly RegionId: string | undefined;
}

/** The caller's own VPC, and a CEN of another account. */
function granted(world: World, caller: Account, p: Named): Got<Vpc> {
  if (p.InstanceType !== 'VPC') return refuse('InstanceType.NotSupport', `It is ${p.InstanceType}.`);
  const vpc = find(world.vpcs, p.InstanceId);
  if (vpc?.account !== caller.id || (p.RegionId ?? vpc.region) !== vpc.region)
    return refuse('InvalidInstanceId.NotFound', `Account ${caller.uid} has no VPC ${p.InstanceId}.`);
  const cen = find(world.alibaba.cens, p.CenId);
  if (!cen || world.accounts[cen.account]?.uid !== p.CenOwnerId)
    return refuse('InvalidCenId.NotFound', `Account ${p.CenOwnerId} has no CEN instance ${p.CenId}.`);
  return cen.account === caller.id
    ? refuse('Invalid.Grant', 'The CEN instance is in the same account and needs none.')
    : got(vpc);
}

/** A grant that stands already stays as it is. */
export const grantInstanceToTransitRouter = action(
  CBN,
  'GrantInstanceToTransitRouter',
  {
    ...GRANT,
    OrderType: or(oneOf(['PayByCenOwner', 'PayByResourceOwner']), 'PayByCenOwner'),
  },
  (world, caller, p) => {
    const found = granted(world, caller, p);
    if (!found.ok) return found;
    const key = attachmentKey(p.CenId, p.InstanceId);
    if (find(world.alibaba.transitRouterGrants, key)) return accept(world);
    return accept(
      putRow(world, 'transitRouterGrants', key, {
        CenId: p.CenId,
        CenOwnerId: p.CenOwnerId,
        InstanceId: p.InstanceId,
        InstanceType: 'VPC',
        OrderType: p.OrderType,
        account: caller.id,
        created: world.now,
      }),
    );
  },
);

/** The network must be detached first. */
export const revokeInstanceFromTransitRouter = action(
  CBN,
  'RevokeInstanceFromTransitRouter',
  GRANT,
  (world, caller, p) => {
    const found = granted(world, caller, p);
    if (!found.ok) return found;
    const key = attachmentKey(p.CenId, p.InstanceId);
    if (!find(world.alibaba.transitRouterGrants, key))
      return refuse('OperationFailed.GrantCrossAccountNotExist', `${p.InstanceId} to ${p.CenId}.`);
    const attached = attachmentsOfVpc(world, p.InstanceId).find((row) => row.CenId === p.CenId);
    if (attached)
      return refuse(
        'IncorrectStatus.Attachment',
        `${attached.TransitRouterAttachmentId} is ${attached.Status}: delete it first.`,
      );
    return accept(dropRow(world, 'transitRouterGrants', key));
  },
);
