import type { JsonObject } from '../../../model/json.js';
import { find, hostsOf } from '../../lookup.js';
import type { Obstacle, Remedies, Remedy } from '../../remedies.js';
import type { Host, SecurityGroup, World } from '../../world.js';
import { fleetBehind } from '../gse/association.js';
import { placeOf } from '../vpc/groups.js';
import { type Direction, essence, type Policy, policiesOf } from '../vpc/policy.js';
import { call, remedyOf } from './calls.js';
import { fleetOpened } from './fleet.js';

/** A rule for this flow alone, before all others of the group that is asked first. */
export const admitting: Remedies = (world, _fabric, obstacle) => {
  const { code, router = '', source, destination } = obstacle;
  const direction: Direction = code === 'SG_INGRESS_DENY' ? 'ingress' : 'egress';
  const [own, peer] = direction === 'ingress' ? [destination, source] : [source, destination];
  const fleet = fleetBehind(world, router);
  if (fleet) return direction === 'ingress' ? fleetOpened(fleet, obstacle) : [];
  const host = hostsOf(world, router).find((one) => answers(one, own));
  return (host?.securityGroups ?? [])
    .flatMap((id) => find(world.securityGroups, id) ?? [])
    .flatMap((group) => opened(world, group, direction, peer, obstacle));
};

const answers = ({ address, aliases = [] }: Host, wanted: string): boolean =>
  address === wanted || aliases.includes(wanted);

function opened(
  world: World,
  group: SecurityGroup,
  direction: Direction,
  peer: string,
  obstacle: Obstacle,
): readonly Remedy[] {
  const { account } = placeOf(world, group);
  if (find(world.accounts, account)?.cloud !== 'tencent') return [];
  const policy = policyFor(peer, obstacle);
  const policies = (elements: readonly JsonObject[]): JsonObject => ({
    SecurityGroupId: group.id,
    SecurityGroupPolicySet: { [direction === 'ingress' ? 'Ingress' : 'Egress']: elements },
  });
  // A group has no policy twice: one that stands too far behind is taken away first.
  const behind = policiesOf(group, direction).findIndex((one) => essence(one) === essence(policy));
  return [
    remedyOf(
      ...(behind < 0
        ? []
        : [call(account, 'DeleteSecurityGroupPolicies', policies([{ PolicyIndex: behind }]))]),
      call(account, 'CreateSecurityGroupPolicies', policies([{ PolicyIndex: 0, ...element(peer, policy) }])),
    ),
  ];
}

const PROTOCOL = { icmp: 'ICMP', tcp: 'TCP', udp: 'UDP' } as const;

const policyFor = (peer: string, { protocol, port }: Obstacle): Policy => ({
  protocol: PROTOCOL[protocol],
  ports: port === undefined ? [] : [[port, port]],
  peer: { cidr: `${peer}/32` },
  policy: 'accept',
});

const element = (peer: string, { protocol, ports: [range] }: Policy): JsonObject => ({
  Protocol: protocol,
  ...(range && { Port: String(range[0]) }),
  CidrBlock: `${peer}/32`,
  Action: 'ACCEPT',
});
