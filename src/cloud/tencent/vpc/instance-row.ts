import { find, vpcOfHost } from '../../lookup.js';
import type { Account, Host, World } from '../../world.js';
import { type Refusal, refuse } from '../errors.js';
import type { InstanceRow, InstanceState } from './state.js';

/** What Tencent Cloud knows of a host; one of a scenario file runs unless it is stopped. */
export const instanceOf = (world: World, host: Host): InstanceRow =>
  find(world.tencent.instances, host.id) ?? {
    InstanceName: host.id,
    InstanceType: 'S5.MEDIUM2',
    InstanceState: host.up ? 'RUNNING' : 'STOPPED',
    created: 0,
  };

export type FoundHosts = { readonly ok: true; readonly hosts: readonly Host[] } | Refusal;

/** The instances of the caller that a call names; one at least, and not more than a hundred. */
export function ownInstances(world: World, caller: Account, ids: readonly string[]): FoundHosts {
  if (ids.length === 0) return refuse('MissingParameter', 'Parameter: InstanceIds.');
  const hosts: Host[] = [];
  for (const id of new Set(ids)) {
    const host = find(world.hosts, id);
    const owner = host && vpcOfHost(world, host)?.account;
    if (!host || owner !== caller.id)
      return refuse(
        host || /^ins-[0-9a-z]{8}$/.test(id) ? 'InvalidInstanceId.NotFound' : 'InvalidInstanceId.Malformed',
        `It is ${id}.`,
      );
    hosts.push(host);
  }
  return { ok: true, hosts };
}

const STATE_CODE = {
  PENDING: 'UnsupportedOperation.InstanceStatePending',
  RUNNING: 'UnsupportedOperation.InstanceStateRunning',
  STARTING: 'UnsupportedOperation.InstanceStateStarting',
  STOPPED: 'UnsupportedOperation.InstanceStateStopped',
  STOPPING: 'UnsupportedOperation.InstanceStateStopping',
  TERMINATING: 'UnsupportedOperation.InstanceStateTerminating',
} as const;

/** Refused if one of the hosts is in another state. */
export function whyNotIn(
  world: World,
  hosts: readonly Host[],
  states: readonly InstanceState[],
): Refusal | undefined {
  for (const host of hosts) {
    const { InstanceState } = instanceOf(world, host);
    if (!states.includes(InstanceState)) return refuse(STATE_CODE[InstanceState], `It is ${host.id}.`);
  }
  return undefined;
}
