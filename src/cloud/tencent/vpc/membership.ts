import { put, rows } from '../../../model/json.js';
import { find, vpcOfHost } from '../../lookup.js';
import type { Account, Host, World } from '../../world.js';
import { accept, action } from '../action.js';
import { type Refusal, refuse } from '../errors.js';
import { list, text } from '../params.js';
import { CVM } from './common.js';
import { placeOf } from './groups.js';
import { ownInstances, whyNotIn } from './instance-row.js';

/** Refused if `more` instances of a region cannot have these groups of the caller's. */
export function whyNotBound(
  world: World,
  caller: Account,
  region: string,
  groups: readonly string[],
  more: number,
): Refusal | undefined {
  const { securityGroupsPerInstance, instancesPerSecurityGroup } = world.tencent.quotas;
  for (const id of groups) {
    const group = find(world.securityGroups, id);
    const place = group && placeOf(world, group);
    if (place?.account !== caller.id || place.region !== region)
      return refuse('InvalidSecurityGroupId.NotFound', `There is no ${id} in ${region}.`);
    const members = rows(world.hosts).filter((host) => host.securityGroups.includes(id)).length;
    if (members + more > instancesPerSecurityGroup)
      return refuse('LimitExceeded.CvmsVifsPerSecGroupLimitExceeded', `It is ${instancesPerSecurityGroup}.`);
  }
  return new Set(groups).size > securityGroupsPerInstance
    ? refuse('LimitExceeded.AssociateUSGLimitExceeded', `It is ${securityGroupsPerInstance}.`)
    : undefined;
}

/** The groups of an instance are asked in the order of the list. */
export const withGroups = (world: World, host: Host, securityGroups: readonly string[]): World => ({
  ...world,
  hosts: put(world.hosts, host.id, { ...host, securityGroups }),
});

const BINDING = { SecurityGroupIds: list(text), InstanceIds: list(text) };

type Bound = { readonly ok: true; readonly group: string; readonly hosts: readonly Host[] } | Refusal;

/** What both calls name: one group, and instances that are not being made. */
function bound(
  world: World,
  caller: Account,
  p: { readonly SecurityGroupIds: readonly string[]; readonly InstanceIds: readonly string[] },
): Bound {
  const [group, ...others] = p.SecurityGroupIds;
  if (group === undefined) return refuse('MissingParameter', 'Parameter: SecurityGroupIds.');
  if (others.length > 0)
    return refuse('InvalidParameterValue.LimitExceeded', 'One security group is allowed.');
  const found = ownInstances(world, caller, p.InstanceIds);
  if (!found.ok) return found;
  const pending = whyNotIn(world, found.hosts, ['RUNNING', 'STOPPED', 'STARTING', 'STOPPING']);
  return pending ?? { ok: true, group, hosts: found.hosts };
}

/** The group comes behind those the instance has. */
export const associateSecurityGroups = action(CVM, 'AssociateSecurityGroups', BINDING, (world, caller, p) => {
  const named = bound(world, caller, p);
  if (!named.ok) return named;
  const joining = named.hosts.filter((host) => !host.securityGroups.includes(named.group));
  for (const host of named.hosts) {
    const region = vpcOfHost(world, host)?.region ?? '';
    const groups = [...host.securityGroups, named.group];
    const refusal =
      whyNotBound(world, caller, region, [named.group], joining.length) ??
      whyTooMany(world, new Set(groups).size);
    if (refusal) return refusal;
  }
  return accept(
    joining.reduce(
      (current, host) => withGroups(current, host, [...host.securityGroups, named.group]),
      world,
    ),
  );
});

const whyTooMany = (world: World, groups: number): Refusal | undefined =>
  groups > world.tencent.quotas.securityGroupsPerInstance
    ? refuse(
        'LimitExceeded.AssociateUSGLimitExceeded',
        `It is ${world.tencent.quotas.securityGroupsPerInstance}.`,
      )
    : undefined;

/** An instance keeps one group at least. */
export const disassociateSecurityGroups = action(
  CVM,
  'DisassociateSecurityGroups',
  BINDING,
  (world, caller, p) => {
    const named = bound(world, caller, p);
    if (!named.ok) return named;
    const { group, hosts } = named;
    if (!Object.hasOwn(world.securityGroups, group))
      return refuse('InvalidSecurityGroupId.NotFound', `It is ${group}.`);
    for (const { id, securityGroups } of hosts) {
      if (!securityGroups.includes(group))
        return refuse('FailedOperation.SecurityGroupActionFailed', `${id} does not have ${group}.`);
      if (securityGroups.length === 1)
        return refuse('FailedOperation.SecurityGroupActionFailed', `${id} has no other security group.`);
    }
    const left = (host: Host) => host.securityGroups.filter((id) => id !== group);
    return accept(hosts.reduce((current, host) => withGroups(current, host, left(host)), world));
  },
);
