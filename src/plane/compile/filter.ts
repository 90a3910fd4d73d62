import type { Filter, Policy, Rule, SubnetAcl } from '../../fabric/fabric.js';
import { unreachable } from '../../model/never.js';
import type { PacketFilter } from '../plane.js';
import { chainName, setName } from './names.js';

/**
 * A VPC's filter in iptables' words, as `iptables-save` prints them. Network ACLs come first and are asked for every
 * packet; then what connection tracking knows passes; then the sender's chain, then the receiver's. In a chain,
 * RETURN means that this list lets the packet pass. The number of rules does not grow with hosts: sets hold them.
 */
export function packetFilter(filter: Filter): PacketFilter {
  const lists = [
    ...filter.acls.flatMap((acl) => aclChains(acl, filter)),
    ...filter.policies.flatMap(policyChains),
  ];
  const sets = [
    ...Object.entries(filter.sets).map(([id, members]) => ({ name: setName('group', id), members })),
    ...filter.policies.map(({ id, members }) => ({ name: setName('policy', id), members })),
  ];
  return {
    sets: sets
      .map(({ name, members }) => ({ name, members: [...members].sort() }))
      .sort((a, b) => (a.name < b.name ? -1 : 1)),
    rules: [
      ':INPUT DROP',
      ':FORWARD ACCEPT',
      ':OUTPUT ACCEPT',
      ...lists.map(({ chain }) => `:${chain} -`).sort(),
      ...filter.acls.flatMap(aclDispatch),
      '-A FORWARD -m conntrack --ctstate RELATED,ESTABLISHED -j ACCEPT',
      ...filter.policies.map(({ id }) => dispatch(id, 'src', 'out')),
      ...filter.policies.map(({ id }) => dispatch(id, 'dst', 'in')),
      ...lists.sort((a, b) => (a.chain < b.chain ? -1 : 1)).flatMap(({ lines }) => lines),
    ],
  };
}

interface Chain {
  readonly chain: string;
  readonly lines: readonly string[];
}

const dispatch = (policy: string, side: 'src' | 'dst', direction: 'in' | 'out'): string =>
  `-A FORWARD -m set --match-set ${setName('policy', policy)} ${side} -j ${chainName(direction, policy)}`;

const policyChains = (policy: Policy): Chain[] => [
  chain(chainName('in', policy.id), policy.ingress, 'ingress'),
  chain(chainName('out', policy.id), policy.egress, 'egress'),
];

const aclChains = (acl: SubnetAcl, _filter: Filter): Chain[] => [
  chain(chainName('in', acl.id), acl.ingress, 'ingress'),
  chain(chainName('out', acl.id), acl.egress, 'egress'),
];

/** Packets between two hosts of one subnet meet no ACL. */
const aclDispatch = ({ id, cidr }: SubnetAcl): string[] => [
  `-A FORWARD -s ${cidr.text} ! -d ${cidr.text} -j ${chainName('out', id)}`,
  `-A FORWARD ! -s ${cidr.text} -d ${cidr.text} -j ${chainName('in', id)}`,
];

const chain = (name: string, rules: readonly Rule[], direction: 'ingress' | 'egress'): Chain => ({
  chain: name,
  lines: rules.map((rule) => `-A ${name} ${ruleText(rule, direction)}`),
});

function ruleText(rule: Rule, direction: 'ingress' | 'egress'): string {
  const [peerFlag, localFlag, side] = direction === 'ingress' ? ['-s', '-d', 'src'] : ['-d', '-s', 'dst'];
  const blocks: Record<string, string | undefined> = {
    [peerFlag as string]: rule.peer && 'cidr' in rule.peer ? rule.peer.cidr.text : undefined,
    [localFlag as string]: rule.local?.cidr.text,
  };
  const set =
    rule.peer && 'set' in rule.peer ? `-m set --match-set ${setName('group', rule.peer.set)} ${side}` : '';
  return [
    ...['-s', '-d'].map((flag) => block(flag, blocks[flag])),
    protocolText(rule),
    set,
    `-m comment --comment "${ruleComment(rule.id)}"`,
    rule.action === 'accept' ? '-j RETURN' : '-j DROP',
  ]
    .filter((part) => part !== '')
    .join(' ');
}

const block = (flag: string, text: string | undefined): string =>
  text === undefined || text === '0.0.0.0/0' ? '' : `${flag} ${text}`;

function protocolText({ protocol, ports, sourcePorts }: Rule): string {
  switch (protocol) {
    case 'all':
      return '';
    case 'icmp':
    case 'gre':
      return protocol === 'gre' ? '-p gre' : '-p icmp';
    case 'tcp':
    case 'udp': {
      if (!ports && !sourcePorts) return `-p ${protocol}`;
      return [`-p ${protocol} -m ${protocol}`, range('--sport', sourcePorts), range('--dport', ports)]
        .filter((part) => part !== '')
        .join(' ');
    }
    default:
      return unreachable(protocol);
  }
}

function range(flag: string, ports: readonly [number, number] | undefined): string {
  if (!ports) return '';
  const [first, last] = ports;
  return first === last ? `${flag} ${first}` : `${flag} ${first}:${last}`;
}

/** What a rule's id is on the kernel's rule. At most 255 bytes, no quotes or backslashes: `iptables-restore` would read them. The space forces the quotes that
 * iptables leaves out around plain words, so that what is written equals what is read back. */
export const ruleComment = (id: string): string => `rule ${id}`.replace(/["\\\n]/g, '_').slice(0, 255);
