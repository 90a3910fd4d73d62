import { put } from '../../../model/json.js';
import { vpcOfHost } from '../../lookup.js';
import type { Account, Host, World } from '../../world.js';
import { accept, action } from '../action.js';
import { type Refusal, refuse } from '../errors.js';
import { list, optional, text } from '../params.js';
import { putRow } from '../tables.js';
import { CVM, unread } from './common.js';
import { instanceOf, ownInstances } from './instance-row.js';
import { whyNotBound, withGroups } from './membership.js';

/** SecurityGroups is the whole list from now on, in its order. */
export const modifyInstancesAttribute = action(
  CVM,
  'ModifyInstancesAttribute',
  {
    InstanceIds: list(text),
    InstanceName: optional(text),
    SecurityGroups: list(text),
    UserData: unread,
    CamRoleName: unread,
    CamRoleType: unread,
    HostName: unread,
    DisableApiTermination: unread,
    AutoReboot: unread,
  },
  (world, caller, p) => {
    const found = ownInstances(world, caller, p.InstanceIds);
    if (!found.ok) return found;
    const { InstanceName, SecurityGroups: groups } = p;
    if (InstanceName === undefined && groups.length === 0)
      return refuse('MissingParameter', 'Parameter: InstanceName or SecurityGroups.');
    const refusal = whyNotReplaced(world, caller, found.hosts, groups);
    if (refusal) return refusal;
    const bound = groups.length === 0 ? world : replaced(world, found.hosts, [...new Set(groups)]);
    return accept(InstanceName === undefined ? bound : renamed(bound, found.hosts, InstanceName));
  },
);

function whyNotReplaced(
  world: World,
  caller: Account,
  hosts: readonly Host[],
  groups: readonly string[],
): Refusal | undefined {
  const without = { ...world, hosts: { ...world.hosts } };
  for (const host of hosts) without.hosts = put(without.hosts, host.id, { ...host, securityGroups: [] });
  for (const host of hosts) {
    const region = vpcOfHost(world, host)?.region ?? '';
    const refusal = whyNotBound(without, caller, region, groups, hosts.length);
    if (refusal) return refusal;
  }
  return undefined;
}

const replaced = (world: World, hosts: readonly Host[], groups: readonly string[]): World =>
  hosts.reduce((current, host) => withGroups(current, host, groups), world);

const renamed = (world: World, hosts: readonly Host[], InstanceName: string): World =>
  hosts.reduce(
    (current, host) => putRow(current, 'instances', host.id, { ...instanceOf(current, host), InstanceName }),
    world,
  );
