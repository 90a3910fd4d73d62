import { cidr, hasIp, ip } from '../../../model/cidr.js';
import type { JsonObject } from '../../../model/json.js';
import { find, vpcOfHost } from '../../lookup.js';
import { callsOf, type Obstacle, type Remedies, type Remedy, sweeping } from '../../remedies.js';
import type { SecurityGroup, SecurityGroupRule, World } from '../../world.js';

const PROTOCOL = { icmp: 'ICMP', tcp: 'TCP', udp: 'UDP' } as const;

/**
 * Against a security group: a rule of priority 1 for this very flow; where a rule drops it at that priority, that rule
 * goes; last, members of one group may talk to each other.
 */
export const openGroups: Remedies = (world, _fabric, obstacle) => {
  const side = sideOf(obstacle);
  const host = find(world.hosts, side.host);
  const account = host && vpcOfHost(world, host)?.account;
  if (!host || account === undefined || find(world.accounts, account)?.cloud !== 'alibaba') return [];
  const groups = [...host.securityGroups].sort().flatMap((id) => find(world.securityGroups, id) ?? []);
  return [
    ...groups.map((group) => accepted(account, group, obstacle, side)),
    ...groups.flatMap((group) =>
      droppers(group, obstacle, side).map((rule) => sweeping(revoked(account, group, rule))),
    ),
    ...innerAccess(world, account, groups, obstacle).map(sweeping),
  ];
};

interface Side {
  readonly direction: SecurityGroupRule['direction'];
  /** Whose groups they are, and the address on the other side. */
  readonly host: string;
  readonly peer: string;
}

const sideOf = ({ code, from, to, source, destination }: Obstacle): Side =>
  code === 'SG_EGRESS_DENY'
    ? { direction: 'egress', host: from, peer: destination }
    : { direction: 'ingress', host: to, peer: source };

function accepted(as: string, group: SecurityGroup, { protocol, port }: Obstacle, side: Side): Remedy {
  const params: JsonObject = {
    SecurityGroupId: group.id,
    IpProtocol: PROTOCOL[protocol],
    PortRange: port === undefined ? '-1/-1' : `${port}/${port}`,
    [side.direction === 'ingress' ? 'SourceCidrIp' : 'DestCidrIp']: `${side.peer}/32`,
    Priority: 1,
  };
  const action = side.direction === 'ingress' ? 'AuthorizeSecurityGroup' : 'AuthorizeSecurityGroupEgress';
  return callsOf(as, { action, params });
}

function revoked(as: string, group: SecurityGroup, { id, direction }: SecurityGroupRule): Remedy {
  const action = direction === 'ingress' ? 'RevokeSecurityGroup' : 'RevokeSecurityGroupEgress';
  return callsOf(as, { action, params: { SecurityGroupId: group.id, SecurityGroupRuleId: [id] } });
}

/** The rules that drop the flow ahead of whatever may be added. */
const droppers = ({ rules }: SecurityGroup, obstacle: Obstacle, side: Side): SecurityGroupRule[] =>
  rules.filter(
    (rule) => rule.policy === 'drop' && rule.direction === side.direction && concerns(rule, obstacle, side),
  );

function concerns(
  { protocol, ports, peer }: SecurityGroupRule,
  obstacle: Obstacle,
  { peer: address }: Side,
): boolean {
  const inPorts =
    !ports || (obstacle.port !== undefined && obstacle.port >= ports[0] && obstacle.port <= ports[1]);
  const ofProtocol = protocol === 'ALL' || protocol === PROTOCOL[obstacle.protocol];
  return ofProtocol && inPorts && ('group' in peer || hasIp(cidr(peer.cidr), ip(address)));
}

/** For hosts of one group that keeps its members apart. */
function innerAccess(
  world: World,
  as: string,
  groups: readonly SecurityGroup[],
  { from, to }: Obstacle,
): Remedy[] {
  const isIn = (host: string, group: SecurityGroup): boolean =>
    find(world.hosts, host)?.securityGroups.includes(group.id) ?? false;
  return groups
    .filter((group) => group.innerAccess === 'Drop' && isIn(from, group) && isIn(to, group))
    .map((group) =>
      callsOf(as, {
        action: 'ModifySecurityGroupPolicy',
        params: { SecurityGroupId: group.id, InnerAccessPolicy: 'Accept' },
      }),
    );
}
