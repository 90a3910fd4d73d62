import type { JsonObject } from '../../../model/json.js';
import type { SecurityGroup, World } from '../../world.js';
import { accept, action } from '../action.js';
import { VPC } from '../actions/common.js';
import { filters, time } from '../answer.js';
import { chosen } from '../listing.js';
import { text } from '../params.js';
import { ownGroup, placeOf } from './groups.js';
import { type Direction, type PlacedPolicy, policiesOf } from './policy.js';
import { formatPorts } from './ports.js';

interface Item {
  readonly direction: Direction;
  readonly index: number;
  readonly policy: PlacedPolicy;
}

/** A policy's PolicyIndex is its place among those of its direction, whatever the filters leave. */
export const describeSecurityGroupPolicies = action(
  VPC,
  'DescribeSecurityGroupPolicies',
  { SecurityGroupId: text, Filters: filters },
  (world, caller, p) => {
    const found = ownGroup(world, caller, p.SecurityGroupId);
    if (!found.ok) return found;
    const group = found.row;
    const picked = chosen(itemsOf(group), ({ policy }) => policy.id, {
      ids: [],
      filters: p.Filters,
      fields: FIELDS,
    });
    if (!picked.ok) return picked;
    const side = (direction: Direction) =>
      picked.rows.filter((item) => item.direction === direction).map((item) => element(world, group, item));
    return accept(world, {
      SecurityGroupPolicySet: {
        Version: String(placeOf(world, group).Version),
        Ingress: side('ingress'),
        Egress: side('egress'),
      },
    });
  },
);

const itemsOf = (group: SecurityGroup): Item[] =>
  (['ingress', 'egress'] as const).flatMap((direction) =>
    policiesOf(group, direction).map((policy, index) => ({ direction, index, policy })),
  );

const FIELDS = {
  'security-group-id': ({ policy }: Item) => ('group' in policy.peer ? [policy.peer.group] : []),
  ip: ({ policy }: Item) => ('cidr' in policy.peer ? [policy.peer.cidr] : []),
  'protocol-type': ({ policy }: Item) => [policy.protocol],
  port: ({ policy }: Item) => [formatPorts(policy.ports)],
  poly: ({ policy }: Item) => ['ALL', ACTION[policy.policy]],
  direction: ({ direction }: Item) => ['ALL', direction === 'ingress' ? 'INBOUND' : 'OUTBOUND'],
};

const ACTION = { accept: 'ACCEPT', drop: 'DROP' } as const;

const element = (world: World, group: SecurityGroup, { index, policy }: Item): JsonObject => ({
  PolicyIndex: index,
  Protocol: policy.protocol,
  Port: formatPorts(policy.ports),
  CidrBlock: 'cidr' in policy.peer ? policy.peer.cidr : '',
  SecurityGroupId: 'group' in policy.peer ? policy.peer.group : '',
  Action: ACTION[policy.policy],
  PolicyDescription: policy.description ?? '',
  ModifyTime: time(placeOf(world, group).updated),
});
