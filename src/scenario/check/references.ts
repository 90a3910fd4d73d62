import { type Draft, type DraftItem, targetsOf } from '../draft.js';
import { error, type Finding } from '../finding.js';
import { join } from '../pointer.js';
import { suggest } from '../suggest.js';
import type { Check } from './check.js';
import { isNamed } from './target.js';

/** What a name may stand for, and what several of them are called. */
const PLURAL = {
  account: 'accounts',
  VPC: 'VPCs',
  vSwitch: 'vSwitches',
  'security group': 'security groups',
  host: 'hosts',
  'host or VPN gateway': 'hosts and VPN gateways',
  'data centre': 'data centres',
  line: 'lines',
  'line or IPsec connection': 'lines and IPsec connections',
  'VBR or IPsec connection': 'VBRs and IPsec connections',
  'VPN gateway or data centre': 'VPN gateways and data centres',
} as const;
type Kind = keyof typeof PLURAL;

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

function namesOf(draft: Draft): Readonly<Record<Kind, readonly string[]>> {
  const cloudHosts = [...draft.hosts.keys()];
  const gateways = [...draft.vpnGateways.keys()];
  const connections = [...draft.vpnConnections.keys()];
  return {
    account: [...draft.accounts.keys()],
    VPC: [...draft.vpcs.keys()],
    vSwitch: draft.vswitches.map(({ name }) => name),
    'security group': [...draft.groups.keys()],
    host: [...cloudHosts, ...draft.siteHosts.map(({ name }) => name)],
    'host or VPN gateway': [...cloudHosts, ...gateways],
    'data centre': [...draft.dataCentres.keys()],
    line: [...draft.lines.keys()],
    'line or IPsec connection': [...draft.lines.keys(), ...connections],
    'VBR or IPsec connection': [...draft.vbrs.keys(), ...connections],
    'VPN gateway or data centre': [...gateways, ...draft.dataCentres.keys()],
  };
}

function unknown(to: Kind, name: string, pointer: string, known: readonly string[]): Finding {
  const several = PLURAL[to];
  const hint =
    known.length === 0 ? `the file has no ${several}` : suggest(name, known, `${several} of the file`);
  return error(pointer, `unknown ${to} "${name}"`, hint);
}

/** What rows name under one key. */
const from = <T>(
  rows: Iterable<{ readonly pointer: string; readonly row: T }>,
  key: string,
  to: Kind,
  name: (row: T) => string | undefined,
): Reference[] => [...rows].map(({ pointer, row }) => ({ to, name: name(row), pointer: join(pointer, key) }));

const list = (to: Kind, names: readonly (string | undefined)[] | undefined, pointer: string): Reference[] =>
  (names ?? []).map((name, index) => ({ to, name, pointer: join(pointer, index) }));

const standing = (draft: Draft): Reference[] => [...inNetworks(draft), ...inSites(draft)];

const inNetworks = (draft: Draft): Reference[] => [
  ...from(draft.vpcs.values(), 'account', 'account', (row) => row.account),
  ...from(draft.vpcRoutes, 'next_hop', 'host or VPN gateway', ({ next_hop: hop }) =>
    typeof hop === 'string' ? hop : undefined,
  ),
  ...from(draft.groups.values(), 'vpc', 'VPC', (row) => row.vpc),
  ...from(draft.rules, 'group', 'security group', (row) => row.group),
  ...from(draft.acls.values(), 'vpc', 'VPC', (row) => row.vpc),
  ...[...draft.acls.values()].flatMap(({ pointer, row }) =>
    list('vSwitch', row.vswitches, join(pointer, 'vswitches')),
  ),
  ...from(draft.hosts.values(), 'vswitch', 'vSwitch', (row) => row.vswitch),
  ...[...draft.hosts.values()].flatMap(({ pointer, row }) =>
    list('security group', row.security_groups, join(pointer, 'security_groups')),
  ),
];

const inSites = (draft: Draft): Reference[] => [
  ...from(draft.siteRoutes, 'via', 'VBR or IPsec connection', (row) => row.via),
  ...from(draft.lines.values(), 'account', 'account', (row) => row.account),
  ...from(draft.lines.values(), 'data_centre', 'data centre', (row) => row.data_centre),
  ...from(draft.vbrs.values(), 'account', 'account', (row) => row.account),
  ...from(draft.vbrs.values(), 'line', 'line', (row) => row.line),
  ...from(draft.vpnGateways.values(), 'vpc', 'VPC', (row) => row.vpc),
  ...from(draft.vpnGateways.values(), 'account', 'account', (row) => row.account),
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
      return targetsOf(item)
        .filter(({ name }) => isNamed(name))
        .map((target) => ({ to: 'host', ...target }));
    case 'fault':
      return brokenIn(item).filter(({ name }) => isNamed(name));
    case 'wait':
    case 'unclear':
      return [];
  }
}

function brokenIn({ pointer, row }: DraftItem & { readonly kind: 'fault' }): Reference[] {
  if ('line' in row)
    return [{ to: 'line or IPsec connection', name: row.line, pointer: join(pointer, 'line') }];
  return 'host' in row ? [{ to: 'host', name: row.host, pointer: join(pointer, 'host') }] : [];
}
