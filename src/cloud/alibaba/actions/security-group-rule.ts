import { parseCidr } from '../../../model/cidr.js';
import { find } from '../../lookup.js';
import type { SecurityGroup, SecurityGroupRule, World } from '../../world.js';
import { type ErrorCode, type Refusal, refuse } from '../errors.js';
import { integer, matching, oneOf, optional, or, type Reader, record, text, type Values } from '../params.js';
import { isPorted, portRange } from '../ports.js';

const block =
  (code: ErrorCode): Reader<string> =>
  (value, name) => {
    const read = text(value, name);
    if (!read.ok) return read;
    const parsed = parseCidr(read.value);
    return parsed ? { ok: true, value: parsed.text } : refuse(code, `${name} is ${read.value}.`);
  };

const priority: Reader<number> = (value, name) => {
  const read = text(value, name);
  if (!read.ok) return read;
  return /^-?\d+$/.test(read.value)
    ? integer(1, 100, 'InvalidPriority.ValueNotSupported')(value, name)
    : refuse('InvalidPriority.Malformed', `${name} is a number, not ${read.value}.`);
};

/**
 * One rule as a call gives it. A source group may have an owner named, but it has to be in the same VPC all the
 * same: the owner decides nothing.
 */
const RULE = {
  IpProtocol: oneOf(['TCP', 'UDP', 'ICMP', 'GRE', 'ALL'], 'InvalidIpProtocol.ValueNotSupported'),
  PortRange: optional(text),
  SourcePortRange: optional(portRange('InvalidSourcePortRange.Malformed')),
  SourceCidrIp: optional(block('InvalidSourceCidrIp.Malformed')),
  SourceGroupId: optional(text),
  DestCidrIp: optional(block('InvalidDestCidrIp.Malformed')),
  DestGroupId: optional(text),
  Policy: or(oneOf(['accept', 'drop'], 'InvalidPolicy.Malformed'), 'accept'),
  Priority: or(priority, 1),
  NicType: or(oneOf(['internet', 'intranet'], 'InvalidNicType.ValueNotSupported'), 'intranet'),
  Description: optional(
    matching(
      /^(?!https?:\/\/).{1,512}$/su,
      'InvalidSecurityGroupDiscription.Malformed',
      'has 1 to 512 characters and does not begin with http:// or https://',
    ),
  ),
  SourceGroupOwnerId: optional(text),
  SourceGroupOwnerAccount: optional(text),
  DestGroupOwnerId: optional(text),
  DestGroupOwnerAccount: optional(text),
};

export const RULE_FIELDS = Object.keys(RULE);
export const readRule = record(RULE);
type Given = Values<typeof RULE>;
export type Direction = SecurityGroupRule['direction'];

/** A rule that a group may have, still without id. */
export function ruleFrom(
  world: World,
  group: SecurityGroup,
  direction: Direction,
  given: Given,
): { readonly ok: true; readonly rule: Omit<SecurityGroupRule, 'id'> } | Refusal {
  const ports = portsOf(given);
  if (!ports.ok) return ports;
  if (given.NicType === 'internet') return refuse('InvalidNicType.Mismatch');
  const peer = peerOf(world, group, direction, given);
  if (!peer.ok) return peer;
  const { IpProtocol: protocol, SourcePortRange: sourcePorts, Description: description } = given;
  const rule = {
    direction,
    protocol,
    ...(ports.value && { ports: ports.value }),
    ...(sourcePorts && { sourcePorts }),
    peer: peer.peer,
    policy: given.Policy,
    priority: given.Priority,
    ...(description !== undefined && { description }),
  };
  return { ok: true, rule };
}

/** TCP and UDP must name ports; the others have none. */
function portsOf({ IpProtocol, PortRange, SourcePortRange }: Given) {
  const ported = isPorted(IpProtocol);
  if (ported && PortRange === undefined) return refuse('MissingParameter', 'Parameter: PortRange.');
  if (!ported && SourcePortRange) return refuse('OperationDenied', `${IpProtocol} has no ports.`);
  const read = portRange('InvalidIpPortRange.Malformed')(PortRange ?? '-1/-1', 'PortRange');
  if (!read.ok) return read;
  if (!ported && PortRange !== undefined && PortRange !== '-1/-1')
    return refuse('OperationDenied', `With ${IpProtocol}, PortRange is -1/-1, not ${PortRange}.`);
  if (ported && PortRange === '-1/-1')
    return refuse('OperationDenied', `With ${IpProtocol}, PortRange is from/to; 1/65535 is all.`);
  return read;
}

/** A block wins over a group if both are given. */
function peerOf(
  world: World,
  group: SecurityGroup,
  direction: Direction,
  given: Given,
): { readonly ok: true; readonly peer: SecurityGroupRule['peer'] } | Refusal {
  const ingress = direction === 'ingress';
  const cidr = ingress ? given.SourceCidrIp : given.DestCidrIp;
  if (cidr !== undefined) return { ok: true, peer: { cidr } };
  const id = ingress ? given.SourceGroupId : given.DestGroupId;
  if (id === undefined) return refuse(ingress ? 'MissingParameter.Source' : 'MissingParameter.Dest');
  if (group.type === 'enterprise')
    return refuse('OperationDenied', 'A rule of an advanced security group names no other group.');
  if (id === group.id) return refuse('InvalidParamter.Conflict');
  const peer = find(world.securityGroups, id);
  if (!peer)
    return refuse(ingress ? 'InvalidSourceGroupId.NotFound' : 'InvalidDestGroupId.NotFound', `It is ${id}.`);
  if (peer.vpc !== group.vpc)
    return refuse(
      ingress ? 'InvalidSourceGroupId.Mismatch' : 'InvalidDestGroupId.Mismatch',
      `${id} is in ${peer.vpc}, ${group.id} in ${group.vpc}: across VPCs only a CIDR block works.`,
    );
  if (peer.type === 'enterprise')
    return refuse('OperationDenied', `${id} is an advanced security group: no rule names one.`);
  return { ok: true, peer: { group: id } };
}

/** Rules that differ in id or description alone are one rule. */
export const sameRule = (a: Omit<SecurityGroupRule, 'id'>, b: Omit<SecurityGroupRule, 'id'>): boolean =>
  essence(a) === essence(b);

const essence = (rule: Omit<SecurityGroupRule, 'id'>): string =>
  JSON.stringify([
    rule.direction,
    rule.protocol,
    rule.ports ?? null,
    rule.sourcePorts ?? null,
    'cidr' in rule.peer ? rule.peer.cidr : rule.peer.group,
    rule.policy,
    rule.priority,
  ]);
