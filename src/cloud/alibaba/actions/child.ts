import { parseCidr } from '../../../model/cidr.js';
import { find } from '../../lookup.js';
import type { Account, World } from '../../world.js';
import { type ErrorCode, type Refusal, refuse } from '../errors.js';
import { attachmentKey } from '../lookup.js';
import { oneOf, type Reader } from '../params.js';
import { areaOf } from '../regions.js';
import { tableIdOf } from '../routes/own.js';
import type { Attachment, Cen } from '../state/cen.js';
import { id } from './common.js';

/** Parameters that name a network in a CEN. */
export const CHILD = {
  CenId: id,
  ChildInstanceId: id,
  ChildInstanceType: oneOf(['VPC', 'VBR', 'CCN'], 'ParameterIllegal.ChildInstanceType'),
  ChildInstanceRegionId: id,
};

/** A block in canonical form; a bare address is a block of one. */
export const block: Reader<string> = (value, name) => {
  const read = id(value, name);
  if (!read.ok) return read;
  const parsed = parseCidr(read.value);
  return parsed
    ? { ok: true, value: parsed.text }
    : refuse('InvalidParameter', `${name} must be an IPv4 CIDR block, not ${read.value}.`);
};

interface Named {
  readonly CenId: string;
  readonly ChildInstanceId: string;
  readonly ChildInstanceType: string;
  readonly ChildInstanceRegionId: string;
  readonly ChildInstanceRouteTableId?: string | undefined;
}

export type Child = { readonly ok: true; readonly cen: Cen; readonly row: Attachment } | Refusal;

/** An attachment and its CEN; both the CEN's owner and the network's owner may ask. `unknownCen`: the call's own code. */
export function childOf(world: World, caller: Account, p: Named, unknownCen: ErrorCode): Child {
  if (!areaOf(p.ChildInstanceRegionId))
    return refuse('ParameterIllegal.ChildInstanceRegionId', `It is ${p.ChildInstanceRegionId}.`);
  const cen = find(world.alibaba.cens, p.CenId);
  const row = find(world.alibaba.attachments, attachmentKey(p.CenId, p.ChildInstanceId));
  if (!cen || (cen.account !== caller.id && row?.account !== caller.id))
    return refuse(unknownCen, `CenId: ${p.CenId}.`);
  if (row?.ChildInstanceType !== p.ChildInstanceType || row.ChildInstanceRegionId !== p.ChildInstanceRegionId)
    return refuse(
      'Instance.NotExist',
      `${p.ChildInstanceType} ${p.ChildInstanceId} of ${p.ChildInstanceRegionId} is not in ${p.CenId}.`,
    );
  const table = tableIdOf(world, row);
  if (p.ChildInstanceRouteTableId !== undefined && p.ChildInstanceRouteTableId !== table)
    return refuse(
      'InvalidOperation.UnsupportRouteTableType',
      `${p.ChildInstanceRouteTableId} is not the main route table of ${p.ChildInstanceId}: that is ${table}.`,
    );
  return { ok: true, cen, row };
}
