import type { Draft } from '../draft.js';
import { error, type Finding } from '../finding.js';
import { suggest } from '../suggest.js';

/** What a name may stand for, and what several of them are called. */
const PLURAL = {
  account: 'accounts',
  VPC: 'VPCs',
  vSwitch: 'vSwitches',
  'security group': 'security groups',
  host: 'hosts',
  subnet: 'subnets',
  'host or gateway': 'hosts and gateways',
  'data centre': 'data centres',
  line: 'lines',
  'line or IPsec connection': 'lines and IPsec connections',
  'way to a cloud': 'VBRs, direct connect gateways and IPsec connections',
  'VPN gateway or data centre': 'VPN gateways and data centres',
  'member of a group': 'hosts, subnets, VPCs, security groups, data centres and accounts',
  'host or group of hosts': 'hosts, groups, subnets, VPCs, security groups, data centres and accounts',
} as const;
export type Kind = keyof typeof PLURAL;

/** The names that a file has, by what they stand for. */
export function namesOf(draft: Draft): Readonly<Record<Kind, readonly string[]>> {
  const cloudHosts = [...draft.hosts.keys()];
  const gateways = [...draft.vpnGateways.keys()];
  const borders = [...draft.vbrs.keys(), ...draft.directConnectGateways.keys()];
  const subnets = draft.subnets.map(({ name }) => name);
  const hosts = [...cloudHosts, ...draft.siteHosts.map(({ name }) => name)];
  const connections = [...draft.vpnConnections.keys()];
  const members = [
    ...hosts,
    ...draft.vpcs.keys(),
    ...subnets,
    ...draft.groups.keys(),
    ...draft.dataCentres.keys(),
    ...draft.accounts.keys(),
  ];
  return {
    account: [...draft.accounts.keys()],
    VPC: [...draft.vpcs.keys()],
    vSwitch: subnets,
    subnet: subnets,
    'security group': [...draft.groups.keys()],
    host: hosts,
    'host or gateway': [...cloudHosts, ...gateways, ...draft.directConnectGateways.keys()],
    'data centre': [...draft.dataCentres.keys()],
    line: [...draft.lines.keys()],
    'line or IPsec connection': [...draft.lines.keys(), ...connections],
    'way to a cloud': [...borders, ...connections],
    'VPN gateway or data centre': [...gateways, ...draft.dataCentres.keys()],
    'member of a group': members,
    'host or group of hosts': [...draft.matrixGroups.map(({ name }) => name), ...members],
  };
}

/** An error where a name stands for nothing. */
export function unknown(to: Kind, name: string, pointer: string, known: readonly string[]): Finding {
  const several = PLURAL[to];
  const hint =
    known.length === 0 ? `the file has no ${several}` : suggest(name, known, `${several} of the file`);
  return error(pointer, `unknown ${to} "${name}"`, hint);
}
