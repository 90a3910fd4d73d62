import type { Rule, SubnetAcl } from '../fabric/fabric.js';
import { cidr } from '../model/cidr.js';
import { rows } from '../model/json.js';
import { find } from './lookup.js';
import type { NetworkAcl, NetworkAclEntry, World } from './world.js';

const PROTOCOL = { TCP: 'tcp', UDP: 'udp', ICMP: 'icmp', GRE: 'gre', ALL: 'all' } as const;

/** The network ACLs of a VPC as packets meet them, one for each subnet they are bound to, in the order of subnets. */
export const subnetAclsOf = (world: World, vpc: string): SubnetAcl[] =>
  rows(world.networkAcls)
    .filter((acl) => acl.vpc === vpc)
    .flatMap((acl) => acl.subnets.flatMap((id) => boundTo(world, acl, id)))
    .sort((a, b) => (a.subnet < b.subnet ? -1 : 1));

function boundTo(world: World, acl: NetworkAcl, id: string): SubnetAcl[] {
  const subnet = find(world.subnets, id);
  if (!subnet) return [];
  return [
    {
      id: `${acl.id}@${id}`,
      subnet: id,
      cidr: cidr(subnet.cidr),
      ingress: rulesOf(acl, id, 'ingress'),
      egress: rulesOf(acl, id, 'egress'),
    },
  ];
}

/** What no entry matches is refused. */
const rulesOf = (acl: NetworkAcl, subnet: string, direction: 'ingress' | 'egress'): Rule[] => [
  ...acl[direction].map((entry) => ruleOf(acl, subnet, direction, entry)),
  {
    id: `${acl.id}@${subnet} default ${direction}`,
    action: 'drop',
    protocol: 'all',
    origin: { object: acl.id, text: `no ${direction} entry of network ACL ${acl.id} matches` },
  },
];

function ruleOf(
  acl: NetworkAcl,
  subnet: string,
  direction: 'ingress' | 'egress',
  entry: NetworkAclEntry,
): Rule {
  const block = cidr(entry.peer);
  const ports = entry.ports ? ` ${entry.ports.join('/')}` : '';
  const side = direction === 'ingress' ? 'from' : 'to';
  return {
    id: `${entry.id}@${subnet}`,
    action: entry.policy,
    protocol: PROTOCOL[entry.protocol],
    ...(entry.ports && { ports: entry.ports }),
    ...(block.bits === 0 ? {} : { peer: { cidr: block } }),
    origin: {
      object: entry.id,
      text: `${direction} entry ${entry.id} of network ACL ${acl.id}: ${entry.policy} ${PROTOCOL[entry.protocol]}${ports} ${side} ${entry.peer}`,
    },
  };
}
