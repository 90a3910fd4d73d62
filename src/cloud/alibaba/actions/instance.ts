import { drop, put, rows } from '../../../model/json.js';
import { newId } from '../../ids.js';
import { vpcOfHost } from '../../lookup.js';
import type { Account, Host, SecurityGroup, Subnet, World } from '../../world.js';
import { accept, action } from '../action.js';
import { PAGING, paged } from '../answer.js';
import { TAKES } from '../durations.js';
import { type Refusal, refuse } from '../errors.js';
import { idList } from '../id-list.js';
import { addressesFor, instanceElement, instanceStatus, instancesAsked, routeTo } from '../instances.js';
import { described, ownVpc, vSwitchAsked } from '../networks.js';
import { flag, integer, list, matching, oneOf, optional, or, text } from '../params.js';
import { groupOf, roomIn, ruleCount } from '../security-groups.js';
import { later } from '../transitions.js';
import { clientToken, descriptionOr, ECS, id, nameOr } from './common.js';

const HOST_NAME = matching(
  /^(?!.*[.-]{2})[A-Za-z0-9][A-Za-z0-9.-]{0,62}[A-Za-z0-9]$/,
  'InvalidHostName.Malformed',
  'has 2 to 64 letters, digits, hyphens and dots, none of the last two at an end or next to another',
);

/** What an instance is made of decides nothing here: ImageId and InstanceType are taken and forgotten. */
const RUN = {
  RegionId: optional(text),
  ZoneId: optional(text),
  VSwitchId: id,
  SecurityGroupId: optional(text),
  SecurityGroupIds: optional(list(text)),
  Amount: or(integer(1, 100), 1),
  PrivateIpAddress: optional(text),
  InstanceName: optional(nameOr('InvalidInstanceName.Malformed')),
  HostName: optional(HOST_NAME),
  Description: optional(descriptionOr('InvalidDescription.Malformed')),
  ImageId: optional(text),
  InstanceType: optional(text),
  ClientToken: optional(clientToken),
};

export const runInstances = action(ECS, 'RunInstances', RUN, (world, caller, p) => {
  const found = vSwitchAsked(world, caller, p);
  if (!found.ok) return found;
  const vSwitch = found.row;
  if (vSwitch.transition) return refuse('IncorrectVSwitchStatus', `${vSwitch.id} is ${vSwitch.transition}.`);
  if ((p.ZoneId ?? vSwitch.zone) !== vSwitch.zone)
    return refuse('InvalidParameter', `ZoneId is ${p.ZoneId}, ${vSwitch.id} is in ${vSwitch.zone}.`);
  if (p.SecurityGroupId !== undefined && p.SecurityGroupIds)
    return refuse('InvalidParameter.Conflict', 'They are SecurityGroupId and SecurityGroupIds.');
  if (p.PrivateIpAddress !== undefined && p.Amount > 1)
    return refuse('InvalidParameter.Conflict', 'They are PrivateIpAddress and an Amount above 1.');
  const groups = groupsAsked(world, caller, p, vSwitch);
  if (!groups.ok) return groups;
  const room = addressesFor(world, vSwitch, p.Amount, p.PrivateIpAddress);
  if (!room.ok) return room;
  const ids: string[] = [];
  let current = world;
  for (const address of room.addresses) {
    const [InstanceId, named] = newId(current, 'i-');
    const host: Host = {
      id: InstanceId,
      subnet: vSwitch.id,
      address,
      securityGroups: groups.ids,
      up: false,
      ...described(world, p.InstanceName, p.Description),
      ...(p.HostName !== undefined && { hostName: p.HostName }),
      transition: 'Pending',
    };
    const made = { ...named, hosts: put(named.hosts, InstanceId, host) };
    current = later(made, TAKES.createInstance, 'InstanceRunning', { id: InstanceId });
    ids.push(InstanceId);
  }
  return accept(current, { InstanceIdSets: { InstanceIdSet: ids } });
});

interface AskedGroups {
  readonly RegionId: string | undefined;
  readonly SecurityGroupId: string | undefined;
  readonly SecurityGroupIds: readonly string[] | undefined;
  readonly Amount: number;
}

/** The groups of new instances: of the vSwitch's VPC, of one type, with room for them. */
function groupsAsked(
  world: World,
  caller: Account,
  p: AskedGroups,
  vSwitch: Subnet,
): { readonly ok: true; readonly ids: readonly string[] } | Refusal {
  const given = p.SecurityGroupId === undefined ? (p.SecurityGroupIds ?? []) : [p.SecurityGroupId];
  if (given.length === 0) return refuse('MissingParameter', 'Parameter: SecurityGroupId.');
  const groups: SecurityGroup[] = [];
  for (const groupId of new Set(given)) {
    const found = groupOf(world, caller, groupId, p.RegionId);
    if (!found.ok) return found;
    groups.push(found.group);
  }
  const foreign = groups.find(({ vpc }) => vpc !== vSwitch.vpc);
  if (foreign)
    return refuse('InvalidParameter.Mismatch', `${foreign.id} is in ${foreign.vpc}, not ${vSwitch.vpc}.`);
  if (new Set(groups.map(({ type }) => type)).size > 1)
    return refuse(
      'OperationDenied',
      'The security groups are of two types, and an instance cannot mix them.',
    );
  const ids = groups.map((group) => group.id);
  return whyTooMuch(world, groups, ids, p.Amount) ?? { ok: true, ids };
}

function whyTooMuch(
  world: World,
  groups: readonly SecurityGroup[],
  ids: readonly string[],
  amount: number,
): Refusal | undefined {
  const { securityGroupsPerInstance, rulesPerInstance } = world.alibaba.quotas;
  if (ids.length > securityGroupsPerInstance)
    return refuse('InstanceSecurityGroupLimitExceeded', `It may be in ${securityGroupsPerInstance}.`);
  const rules = ruleCount(world, ids);
  if (rules > rulesPerInstance)
    return refuse('AclLimitExceed', `It would have ${rules} of ${rulesPerInstance}.`);
  const full = groups.find((group) => roomIn(world, group) < amount);
  return full && refuse('SecurityGroupInstanceLimitExceed', `${full.id} has no room for ${amount}.`);
}

/** Without Force only what is Stopped is released. */
export const deleteInstances = action(
  ECS,
  'DeleteInstances',
  {
    RegionId: optional(text),
    InstanceId: list(text, 1_000),
    Force: or(flag, false),
    TerminateSubscription: optional(flag),
    ClientToken: optional(clientToken),
  },
  (world, caller, p) => {
    const found = instancesAsked(world, caller, p);
    if (!found.ok) return found;
    for (const host of found.hosts) {
      const refusal = whyNotReleasable(world, host, p.Force);
      if (refusal) return refusal;
    }
    const hosts = found.hosts.reduce((table, host) => drop(table, host.id), world.hosts);
    return accept({ ...world, hosts });
  },
);

function whyNotReleasable(world: World, host: Host, force: boolean): Refusal | undefined {
  const status = instanceStatus(host);
  if (status === 'Pending') return refuse('IncorrectInstanceStatus.Initializing', `It is ${host.id}.`);
  if (status !== 'Stopped' && !(force && status === 'Running'))
    return refuse('IncorrectInstanceStatus', `${host.id} is ${status}.`);
  const entry = routeTo(world, host.id);
  return entry === undefined
    ? undefined
    : refuse('DependencyViolation.RouteEntry', `${entry} leads to ${host.id}.`);
}

export const describeInstances = action(
  ECS,
  'DescribeInstances',
  {
    RegionId: optional(text),
    VpcId: optional(text),
    VSwitchId: optional(text),
    SecurityGroupId: optional(text),
    InstanceIds: optional(idList),
    InstanceName: optional(text),
    Status: optional(oneOf(['Pending', 'Running', 'Starting', 'Stopping', 'Stopped'])),
    ...PAGING,
  },
  (world, caller, p) => {
    const items = rows(world.hosts)
      .filter((host) => {
        const vpc = vpcOfHost(world, host);
        return vpc && ownVpc(world, caller, vpc.id, p) && (p.VpcId ?? vpc.id) === vpc.id;
      })
      .filter((host) => (p.VSwitchId ?? host.subnet) === host.subnet)
      .filter((host) => p.SecurityGroupId === undefined || host.securityGroups.includes(p.SecurityGroupId))
      .filter((host) => p.InstanceIds?.includes(host.id) ?? true)
      .filter((host) => (p.InstanceName ?? host.name) === host.name)
      .filter((host) => (p.Status ?? instanceStatus(host)) === instanceStatus(host))
      .map((host) => instanceElement(world, host));
    return accept(world, paged(p, 'Instances', 'Instance', items));
  },
);
