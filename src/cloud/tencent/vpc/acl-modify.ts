import type { NetworkAcl, World } from '../../world.js';
import { accept, action } from '../action.js';
import { VPC } from '../actions/common.js';
import { type Refusal, refuse } from '../errors.js';
import { flag, list, optional, or, record, text } from '../params.js';
import {
  type AclDirection,
  type Entry,
  entriesOf,
  entryFrom,
  expanded,
  type GivenEntry,
  numberedEntries,
  readEntry,
} from './acl-entries.js';
import { ownAcl, withAcl } from './acl-rows.js';
import { unread } from './common.js';

/** Replaces the directions that are given; with EnableUpdateAclEntries, only the entries whose ids are given. */
export const modifyNetworkAclEntries = action(
  VPC,
  'ModifyNetworkAclEntries',
  {
    NetworkAclId: text,
    NetworkAclEntrySet: optional(
      record({ Ingress: optional(list(readEntry)), Egress: optional(list(readEntry)) }),
    ),
    NetworkAclQuintupleSet: unread,
    EnableUpdateAclEntries: or(flag, false),
  },
  (world, caller, p) => {
    const found = ownAcl(world, caller, p.NetworkAclId, 'UnsupportedOperation.AppIdMismatch');
    if (!found.ok) return found;
    if (p.NetworkAclQuintupleSet !== undefined)
      return refuse('InvalidParameter.AclTypeMismatch', `${found.row.id} is of type TRIPLE.`);
    const { Ingress, Egress } = p.NetworkAclEntrySet ?? {};
    if (!Ingress && !Egress) return refuse('MissingParameter', 'Parameter: NetworkAclEntrySet.');
    const changing = p.EnableUpdateAclEntries ? updated : replaced;
    const ingress = changing(world, found.row, 'ingress', Ingress);
    if (!ingress.ok) return ingress;
    const egress = changing(ingress.world, ingress.acl, 'egress', Egress);
    return egress.ok ? accept(withAcl(egress.world, egress.acl)) : egress;
  },
);

type Changed = { readonly ok: true; readonly world: World; readonly acl: NetworkAcl } | Refusal;
type Change = (
  world: World,
  acl: NetworkAcl,
  direction: AclDirection,
  given: readonly GivenEntry[] | undefined,
) => Changed;

const replaced: Change = (world, acl, direction, given) => {
  if (!given) return { ok: true, world, acl };
  const { entriesPerAcl } = world.tencent.quotas;
  if (given.length > entriesPerAcl)
    return refuse('LimitExceeded', `${entriesPerAcl} entries are allowed in a direction.`);
  const contents = [];
  for (const one of given) {
    const read = entryFrom(one);
    if (!read.ok) return read;
    contents.push(read.value);
  }
  const { world: next, entries } = numberedEntries(world, contents);
  return { ok: true, world: next, acl: { ...acl, [direction]: expanded(entries) } };
};

const updated: Change = (world, acl, direction, given) => {
  const entries: Entry[] = entriesOf(acl, direction);
  for (const one of given ?? []) {
    const id = one.NetworkAclIpv4EntryId;
    if (id === undefined) return refuse('MissingParameter', 'Parameter: NetworkAclIpv4EntryId.');
    const place = entries.findIndex((entry) => entry.id === id);
    if (place < 0) return refuse('ResourceNotFound', `${acl.id} has no ${direction} entry ${id}.`);
    const read = entryFrom(one);
    if (!read.ok) return read;
    entries[place] = { ...read.value, id };
  }
  return { ok: true, world, acl: { ...acl, [direction]: expanded(entries) } };
};
