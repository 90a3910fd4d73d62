import { type Draft, type DraftItem, type MatrixName, matrixNames, targetsOf } from '../draft.js';
import { join } from '../pointer.js';
import type { Check } from './check.js';
import { lineOfTunnel, tunnelPointer } from './direct-connect.js';
import { type Kind, namesOf, unknown } from './known.js';
import { isNamed } from './target.js';

interface Reference {
  readonly to: Kind;
  readonly name: string | undefined;
  readonly pointer: string;
}

/** Whatever is named has to be in the file. */
export const references: Check = (draft) => {
  const known = namesOf(draft);
  return [...standing(draft), ...inSteps(draft)].flatMap(({ to, name, pointer }) =>
    // What is no text has been named by the schema's check.
    typeof name !== 'string' || known[to].includes(name) ? [] : [unknown(to, name, pointer, known[to])],
  );
};

/** What rows name under one key. */
const from = <T>(
  rows: Iterable<{ readonly pointer: string; readonly row: T }>,
  key: string,
  to: Kind,
  name: (row: T) => string | undefined,
): Reference[] => [...rows].map(({ pointer, row }) => ({ to, name: name(row), pointer: join(pointer, key) }));

const list = (to: Kind, names: readonly (string | undefined)[] | undefined, pointer: string): Reference[] =>
  (names ?? []).map((name, index) => ({ to, name, pointer: join(pointer, index) }));

/** In the word that the file uses. */
const aSubnet = (named: Omit<Reference, 'to'>): Reference[] => [
  { ...named, to: named.pointer.includes('/vswitch') ? 'vSwitch' : 'subnet' },
];

/** What stands in a VPC, or in a region of an account. */
const inPlaces = (
  rows: Iterable<{
    readonly pointer: string;
    readonly row: { readonly vpc?: string; readonly account?: string };
  }>,
): Reference[] =>
  [...rows].flatMap((row) => [
    ...from([row], 'vpc', 'VPC', ({ vpc }) => vpc),
    ...from([row], 'account', 'account', ({ account }) => account),
  ]);

const standing = (draft: Draft): Reference[] => [...inNetworks(draft), ...inSites(draft), ...inGroups(draft)];

/** A group in a group is an error of its own. */
const inGroups = ({ matrixGroups }: Draft): Reference[] =>
  matrixGroups
    .flatMap(({ members }) => members)
    .filter(({ name }) => matrixGroups.every((group) => group.name !== name))
    .flatMap(inMatrix('member of a group'));

const inNetworks = (draft: Draft): Reference[] => [
  ...from(draft.vpcs.values(), 'account', 'account', (row) => row.account),
  ...from(draft.vpcRoutes, 'next_hop', 'host or gateway', ({ next_hop: hop }) =>
    typeof hop === 'string' ? hop : undefined,
  ),
  ...inPlaces(draft.groups.values()),
  ...from(draft.rules, 'group', 'security group', (row) => row.group),
  ...from(draft.acls.values(), 'vpc', 'VPC', (row) => row.vpc),
  ...[...draft.acls.values()].flatMap(({ subnets }) => subnets.flatMap(aSubnet)),
  ...[...draft.hosts.values()].flatMap(({ subnet, subnetPointer }) =>
    aSubnet({ name: subnet, pointer: subnetPointer }),
  ),
  ...[...draft.hosts.values()].flatMap(({ pointer, row }) =>
    list('security group', row.security_groups, join(pointer, 'security_groups')),
  ),
];

const inSites = (draft: Draft): Reference[] => [
  ...from(draft.siteRoutes, 'via', 'way to a cloud', (row) => row.via),
  ...from(draft.lines.values(), 'account', 'account', (row) => row.account),
  ...from(draft.lines.values(), 'data_centre', 'data centre', (row) => row.data_centre),
  ...from(draft.vbrs.values(), 'account', 'account', (row) => row.account),
  ...from(draft.vbrs.values(), 'line', 'line', (row) => row.line),
  ...inPlaces(draft.directConnectGateways.values()),
  ...[...draft.directConnectGateways.values()].flatMap(({ pointer, row }) =>
    (row.lines ?? []).map((tunnel, index) => ({
      to: 'line' as const,
      name: lineOfTunnel(tunnel),
      pointer: tunnelPointer(pointer, tunnel, index),
    })),
  ),
  ...inPlaces(draft.vpnGateways.values()),
  ...[...draft.vpnConnections.values()].flatMap(({ pointer, row }) =>
    list('VPN gateway or data centre', row.ends, join(pointer, 'ends')),
  ),
  ...draft.paths.flatMap(({ pointer, row }): Reference[] =>
    'line' in row ? [{ to: 'line or IPsec connection', name: row.line, pointer: join(pointer, 'line') }] : [],
  ),
];

const inSteps = (draft: Draft): Reference[] => draft.steps.flatMap(({ items }) => items).flatMap(ofItem);

function ofItem(item: DraftItem): Reference[] {
  switch (item.kind) {
    case 'call':
      return [{ to: 'account', name: item.row.as, pointer: join(item.pointer, 'as') }];
    case 'check':
      return inCheck(item);
    case 'fault':
      return brokenIn(item).filter(({ name }) => isNamed(name));
    case 'wait':
    case 'unclear':
      return [];
  }
}

function inCheck(item: DraftItem & { readonly kind: 'check' }): Reference[] {
  if ('bill' in item.row)
    return [{ to: 'account', name: item.row.bill, pointer: join(item.pointer, 'check', 'bill') }];
  if ('matrix' in item.row) return matrixNames(item).flatMap(inMatrix('host or group of hosts'));
  return targetsOf(item)
    .filter(({ name }) => isNamed(name))
    .map(({ name, pointer }) => ({ to: 'host', name, pointer }));
}

/** What a call saved is known when the check is made. */
const inMatrix =
  (to: Kind) =>
  ({ name, pointer }: MatrixName): Reference[] =>
    name.startsWith('$') ? [] : [{ to, name, pointer }];

function brokenIn({ pointer, row }: DraftItem & { readonly kind: 'fault' }): Reference[] {
  if ('line' in row)
    return [{ to: 'line or IPsec connection', name: row.line, pointer: join(pointer, 'line') }];
  return 'host' in row ? [{ to: 'host', name: row.host, pointer: join(pointer, 'host') }] : [];
}
