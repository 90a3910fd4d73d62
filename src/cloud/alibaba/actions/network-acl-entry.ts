import { parseCidr } from '../../../model/cidr.js';
import { put } from '../../../model/json.js';
import { newId } from '../../ids.js';
import type { NetworkAclEntry, World } from '../../world.js';
import { accept, action } from '../action.js';
import { TAKES } from '../durations.js';
import { type Refusal, refuse } from '../errors.js';
import { changeableAcl } from '../network-acls.js';
import {
  flag,
  list,
  matching,
  oneOf,
  optional,
  or,
  type Reader,
  record,
  text,
  type Values,
} from '../params.js';
import { isPorted, portRange } from '../ports.js';
import { later } from '../transitions.js';
import { clientToken, id, VPC } from './common.js';

const label = (most: number): Reader<string> =>
  matching(
    new RegExp(`^(?!https?://).{1,${most}}$`, 'su'),
    'InvalidParameter',
    `has 1 to ${most} characters and does not begin with http:// or https://`,
  );

const block: Reader<string> = (value, name) => {
  const read = text(value, name);
  if (!read.ok) return read;
  const parsed = parseCidr(read.value);
  return parsed
    ? { ok: true, value: parsed.text }
    : refuse('InvalidParameter', `${name} is a CIDR block, not ${read.value}.`);
};

const ENTRY = {
  NetworkAclEntryId: optional(text),
  NetworkAclEntryName: optional(label(128)),
  EntryType: or(oneOf(['custom']), 'custom'),
  Policy: oneOf(['accept', 'drop']),
  Protocol: oneOf(['ALL', 'ICMP', 'GRE', 'TCP', 'UDP']),
  Port: text,
  IpVersion: or(oneOf(['IPv4']), 'IPv4'),
  Description: optional(label(256)),
};
const INGRESS = record({ ...ENTRY, SourceCidrIp: block });
const EGRESS = record({ ...ENTRY, DestinationCidrIp: block });

type Given = Values<typeof ENTRY>;
type Entries =
  | { readonly ok: true; readonly world: World; readonly entries: readonly NetworkAclEntry[] }
  | Refusal;

/** The lists that are given replace those that stand, in their order; an entry of a known id keeps it. */
export const updateNetworkAclEntries = action(
  VPC,
  'UpdateNetworkAclEntries',
  {
    RegionId: optional(text),
    NetworkAclId: id,
    UpdateIngressAclEntries: or(flag, false),
    UpdateEgressAclEntries: or(flag, false),
    IngressAclEntries: list(INGRESS),
    EgressAclEntries: list(EGRESS),
    ClientToken: optional(clientToken),
  },
  (world, caller, p) => {
    const found = changeableAcl(world, caller, p);
    if (!found.ok) return found;
    const acl = found.row;
    if (!p.UpdateIngressAclEntries && !p.UpdateEgressAclEntries) return accept(world);
    const into = p.UpdateIngressAclEntries
      ? entriesOf(world, acl.ingress, p.IngressAclEntries, ({ SourceCidrIp }) => SourceCidrIp)
      : { ok: true as const, world, entries: acl.ingress };
    if (!into.ok) return into;
    const out = p.UpdateEgressAclEntries
      ? entriesOf(into.world, acl.egress, p.EgressAclEntries, ({ DestinationCidrIp }) => DestinationCidrIp)
      : { ok: true as const, world: into.world, entries: acl.egress };
    if (!out.ok) return out;
    const changed = { ...acl, ingress: into.entries, egress: out.entries, transition: 'Modifying' };
    const made = { ...out.world, networkAcls: put(out.world.networkAcls, acl.id, changed) };
    return accept(later(made, TAKES.changeNetworkAcl, 'NetworkAclAvailable', { id: acl.id }));
  },
);

function entriesOf<G extends Given>(
  world: World,
  present: readonly NetworkAclEntry[],
  given: readonly G[],
  peerOf: (item: G) => string,
): Entries {
  const { entriesPerNetworkAcl } = world.alibaba.quotas;
  if (given.length > entriesPerNetworkAcl)
    return refuse('QuotaExceeded', `A direction may have ${entriesPerNetworkAcl} entries.`);
  const entries: NetworkAclEntry[] = [];
  let current = world;
  for (const item of given) {
    const ports = portsOf(item);
    if (!ports.ok) return ports;
    const [fresh, named] = newId(current, 'nae-');
    const known = present.some((entry) => entry.id === item.NetworkAclEntryId);
    const taken = entries.some((entry) => entry.id === item.NetworkAclEntryId);
    const kept = known && !taken ? item.NetworkAclEntryId : undefined;
    if (kept === undefined) current = named;
    entries.push({
      id: kept ?? fresh,
      ...(item.NetworkAclEntryName !== undefined && { name: item.NetworkAclEntryName }),
      protocol: item.Protocol,
      ...(ports.value && { ports: ports.value }),
      peer: peerOf(item),
      policy: item.Policy,
      ...(item.Description !== undefined && { description: item.Description }),
    });
  }
  return { ok: true, world: current, entries };
}

/** TCP and UDP have ports, the others `-1/-1`. */
function portsOf({ Protocol, Port }: Given) {
  if (isPorted(Protocol) === (Port === '-1/-1'))
    return refuse('InvalidParameter', `Port of ${Protocol.toLowerCase()} is not ${Port}.`);
  return portRange('InvalidParameter')(Port, 'Port');
}
