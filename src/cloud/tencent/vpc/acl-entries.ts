import { parseCidr } from '../../../model/cidr.js';
import type { JsonObject } from '../../../model/json.js';
import { newId } from '../../ids.js';
import type { NetworkAcl, NetworkAclEntry, World } from '../../world.js';
import { type Refusal, refuse } from '../errors.js';
import { oneOf, optional, or, record, text, type Values } from '../params.js';
import { description, unread } from './common.js';
import { formatPorts, parsePorts } from './ports.js';

/** As a call gives it. The place in the list is the priority. */
const ENTRY = {
  Protocol: oneOf(['TCP', 'UDP', 'ICMP', 'ALL']),
  Port: or(text, 'ALL'),
  CidrBlock: optional(text),
  Ipv6CidrBlock: optional(text),
  Action: oneOf(['ACCEPT', 'DROP']),
  Description: description,
  ModifyTime: unread,
  Priority: unread,
  NetworkAclIpv4EntryId: optional(text),
  NetworkAclIpv6EntryId: unread,
};
export const readEntry = record(ENTRY);
export type GivenEntry = Values<typeof ENTRY>;

type Content = Omit<NetworkAclEntry, 'id' | 'ports'> & {
  readonly ports: readonly (readonly [number, number])[];
};
/** One entry as the cloud has it. With a list of ports it is several of the world's, with `/2` behind the first id. */
export type Entry = Content & { readonly id: string };

export function entryFrom(given: GivenEntry): { readonly ok: true; readonly value: Content } | Refusal {
  const ports = parsePorts(given.Port);
  if (!ports) return refuse('InvalidParameterValue.Malformed', `Port is ${given.Port}.`);
  if (ports.length > 0 && given.Protocol !== 'TCP' && given.Protocol !== 'UDP')
    return refuse('InvalidParameterValue', `With ${given.Protocol} no Port is allowed.`);
  if (given.CidrBlock !== undefined && given.Ipv6CidrBlock !== undefined)
    return refuse('InvalidParameter.Coexist', 'They are CidrBlock and Ipv6CidrBlock.');
  if (given.Ipv6CidrBlock !== undefined)
    return refuse('InvalidParameterValue.Malformed', 'transitlab has IPv4 only.');
  if (given.CidrBlock === undefined) return refuse('MissingParameter', 'Parameter: CidrBlock.');
  const block = parseCidr(given.CidrBlock);
  if (!block) return refuse('InvalidParameterValue.Malformed', `CidrBlock is ${given.CidrBlock}.`);
  return {
    ok: true,
    value: {
      protocol: given.Protocol,
      ports,
      peer: block.text,
      policy: given.Action === 'ACCEPT' ? 'accept' : 'drop',
      ...(given.Description !== undefined && { description: given.Description }),
    },
  };
}

export type AclDirection = 'ingress' | 'egress';

/** The entries of a direction in their order. */
export function entriesOf(acl: NetworkAcl, direction: AclDirection): Entry[] {
  const entries = new Map<string, Entry>();
  for (const { ports, ...row } of acl[direction]) {
    const [id = ''] = row.id.split('/');
    entries.set(id, { ...row, id, ports: [...(entries.get(id)?.ports ?? []), ...(ports ? [ports] : [])] });
  }
  return [...entries.values()];
}

/** The world's entries of those of the cloud. */
export const expanded = (entries: readonly Entry[]): NetworkAclEntry[] =>
  entries.flatMap(({ id, ports, ...entry }) =>
    ports.length === 0
      ? [{ ...entry, id }]
      : ports.map((range, at) => ({ ...entry, id: at === 0 ? id : `${id}/${at + 1}`, ports: range })),
  );

/** Gives new entries their ids. */
export function numberedEntries(
  world: World,
  contents: readonly Content[],
): { readonly world: World; readonly entries: readonly Entry[] } {
  let current = world;
  const entries = contents.map((content) => {
    const [id, next] = newId(current, 'acl4-', 8);
    current = next;
    return { ...content, id };
  });
  return { world: current, entries };
}

export const entryElement = (entry: Entry, index: number): JsonObject => ({
  NetworkAclIpv4EntryId: entry.id,
  Priority: index + 1,
  Protocol: entry.protocol,
  Port: formatPorts(entry.ports),
  CidrBlock: entry.peer,
  Action: entry.policy === 'accept' ? 'ACCEPT' : 'DROP',
  Description: entry.description ?? '',
});
