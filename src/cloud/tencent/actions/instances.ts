import { find } from '../../lookup.js';
import type { World } from '../../world.js';
import { type Refusal, refuse } from '../errors.js';
import { attachmentKey } from '../lookup.js';
import { list, oneOf, optional, or, type Reader, record, text } from '../params.js';
import type { CcnAttachment } from '../state/ccn.js';
import { upTo } from './common.js';

const item = record({
  InstanceId: text,
  InstanceRegion: text,
  InstanceType: oneOf(['VPC', 'DIRECTCONNECT', 'BMVPC', 'VPNGW']),
  Description: optional(upTo(100)),
  RouteTableId: or(text, ''),
  OrderType: optional(oneOf(['PayByCcnOwner', 'PayByInstanceOwner'])),
});

/** An instance as calls name it. */
export interface NamedInstance {
  readonly InstanceId: string;
  readonly InstanceRegion: string;
  readonly InstanceType: 'VPC' | 'DIRECTCONNECT' | 'BMVPC' | 'VPNGW';
  readonly Description: string | undefined;
  readonly RouteTableId: string;
  readonly OrderType: CcnAttachment['OrderType'] | undefined;
}

const items = list(item);

/** At least one instance, none of them twice. */
export const instances: Reader<readonly NamedInstance[]> = (value, name) => {
  const read = items(value, name);
  if (!read.ok) return read;
  if (read.value.length === 0) return refuse('MissingParameter', `Parameter: ${name}.`);
  const ids = read.value.map(({ InstanceId }) => InstanceId);
  const twice = ids.find((id, i) => ids.indexOf(id) < i);
  return twice === undefined ? read : refuse('InvalidParameterValue.Duplicate', `It is ${twice}.`);
};

type Rows = { readonly ok: true; readonly rows: readonly CcnAttachment[] } | Refusal;

/** The instances of a CCN that a call names. */
export function namedRows(world: World, CcnId: string, named: readonly NamedInstance[]): Rows {
  const rows: CcnAttachment[] = [];
  for (const { InstanceId, InstanceRegion, InstanceType } of named) {
    const row = find(world.tencent.attachments, attachmentKey(CcnId, InstanceId));
    if (!row) return refuse('UnsupportedOperation.CcnNotAttached', `${InstanceId} is not in ${CcnId}.`);
    if (row.InstanceRegion !== InstanceRegion || row.InstanceType !== InstanceType)
      return refuse(
        'InvalidParameterValue.ParameterMismatch',
        `${InstanceId} is a ${row.InstanceType} in ${row.InstanceRegion}.`,
      );
    rows.push(row);
  }
  return { ok: true, rows };
}
