import { parseCidr } from '../../../model/cidr.js';
import type { SecurityGroup, SecurityGroupRule } from '../../world.js';
import { type Refusal, refuse } from '../errors.js';
import { integer, oneOf, optional, record, text, type Values } from '../params.js';
import { description, unread } from './common.js';
import { formatPorts, type PortRange, parsePorts } from './ports.js';

export type Direction = SecurityGroupRule['direction'];

/** One SecurityGroupPolicy. With a list of ports it is several rules, with `/2`, `/3` behind the first one's id. */
export interface Policy {
  readonly protocol: SecurityGroupRule['protocol'];
  /** Empty: all. */
  readonly ports: readonly PortRange[];
  readonly peer: SecurityGroupRule['peer'];
  readonly policy: SecurityGroupRule['policy'];
  readonly description?: string;
}

export interface PlacedPolicy extends Policy {
  readonly id: string;
}

const MALFORMED = 'InvalidParameterValue.Malformed';

/** As a call gives it. */
const POLICY = {
  PolicyIndex: optional(integer(0, 1000)),
  Protocol: optional(oneOf(['TCP', 'UDP', 'ICMP', 'ICMPv6', 'GRE', 'ALL'], MALFORMED)),
  Port: optional(text),
  ServiceTemplate: optional(record({ ServiceId: optional(text), ServiceGroupId: optional(text) })),
  CidrBlock: optional(text),
  Ipv6CidrBlock: optional(text),
  SecurityGroupId: optional(text),
  AddressTemplate: optional(record({ AddressId: optional(text), AddressGroupId: optional(text) })),
  Action: optional(oneOf(['ACCEPT', 'DROP'], MALFORMED)),
  PolicyDescription: description,
  ModifyTime: unread,
  Priority: unread,
};
export const readPolicy = record(POLICY);
export type GivenPolicy = Values<typeof POLICY>;

type Checked<T> = { readonly ok: true; readonly value: T } | Refusal;

/** A policy as a call gives it, checked by itself; whether a group it names exists is another question. */
export function policyFrom(given: GivenPolicy): Checked<Policy> {
  const service = serviceOf(given);
  if (!service.ok) return service;
  const peer = peerOf(given);
  if (!peer.ok) return peer;
  if (given.Action === undefined) return refuse('InvalidParameterValue.Empty', 'It is Action.');
  const value = {
    ...service.value,
    peer: peer.value,
    policy: given.Action === 'ACCEPT' ? ('accept' as const) : ('drop' as const),
    ...(given.PolicyDescription !== undefined && { description: given.PolicyDescription }),
  };
  return { ok: true, value };
}

function serviceOf(given: GivenPolicy): Checked<Pick<Policy, 'protocol' | 'ports'>> {
  const { Protocol: protocol, Port, ServiceTemplate } = given;
  if (ServiceTemplate)
    return protocol === undefined && Port === undefined
      ? refuse('ResourceNotFound', 'There is no such service template.')
      : refuse('InvalidParameter.Coexist', 'They are Protocol and Port, and ServiceTemplate.');
  if (protocol === undefined) return refuse('InvalidParameterValue.Empty', 'It is Protocol.');
  if (protocol === 'ICMPv6') return refuse(MALFORMED, 'transitlab has IPv4 only.');
  const ports = parsePorts(Port ?? 'ALL');
  if (!ports) return refuse(MALFORMED, `Port is ${Port}.`);
  if (ports.length > 0 && protocol !== 'TCP' && protocol !== 'UDP')
    return refuse(MALFORMED, `With ${protocol}, Port is ALL, not ${Port}.`);
  return { ok: true, value: { protocol, ports } };
}

function peerOf(given: GivenPolicy): Checked<Policy['peer']> {
  const { CidrBlock, Ipv6CidrBlock, SecurityGroupId, AddressTemplate } = given;
  const count = [CidrBlock, Ipv6CidrBlock, SecurityGroupId, AddressTemplate].filter(
    (one) => one !== undefined,
  ).length;
  if (count > 1)
    return refuse(
      'InvalidParameter.Coexist',
      'Of CidrBlock, Ipv6CidrBlock, SecurityGroupId, AddressTemplate one is allowed.',
    );
  if (SecurityGroupId !== undefined) return { ok: true, value: { group: SecurityGroupId } };
  if (AddressTemplate) return refuse('ResourceNotFound', 'There is no such address template.');
  if (Ipv6CidrBlock !== undefined) return refuse(MALFORMED, 'transitlab has IPv4 only.');
  if (CidrBlock === undefined) return refuse('InvalidParameterValue.Empty', 'It is CidrBlock.');
  const block = parseCidr(CidrBlock);
  if (!block) return refuse(MALFORMED, `CidrBlock is ${CidrBlock}.`);
  // The cloud makes 0.0.0.0/0 of 0.0.0.0/n.
  return { ok: true, value: { cidr: block.base === 0 ? '0.0.0.0/0' : block.text } };
}

/** The rules of a policy; the order of a group's list decides, so their priority does not. */
export function rulesOf(direction: Direction, { id, ports, ...policy }: PlacedPolicy): SecurityGroupRule[] {
  const rule = { ...policy, direction, priority: 1 };
  return ports.length === 0
    ? [{ ...rule, id }]
    : ports.map((range, at) => ({ ...rule, id: at === 0 ? id : `${id}/${at + 1}`, ports: range }));
}

/** The policies of a group in one direction, in their order: the place is the PolicyIndex. */
export function policiesOf(group: SecurityGroup, direction: Direction): PlacedPolicy[] {
  const policies = new Map<string, PlacedPolicy>();
  const rules = group.rules.filter((rule) => rule.direction === direction);
  for (const rule of rules.sort((a, b) => a.priority - b.priority)) {
    const [id = ''] = rule.id.split('/');
    const ports = [...(policies.get(id)?.ports ?? []), ...(rule.ports ? [rule.ports] : [])];
    const { protocol, peer, policy, description } = rule;
    policies.set(id, {
      id,
      protocol,
      ports,
      peer,
      policy,
      ...(description !== undefined && { description }),
    });
  }
  return [...policies.values()];
}

/** Policies that differ in description alone are one policy. */
export const essence = ({ protocol, ports, peer, policy }: Policy): string =>
  JSON.stringify([protocol, formatPorts(ports), 'cidr' in peer ? peer.cidr : peer.group, policy]);
