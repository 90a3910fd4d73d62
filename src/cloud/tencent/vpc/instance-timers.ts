import { drop, type JsonObject, put } from '../../../model/json.js';
import { find } from '../../lookup.js';
import type { Fired } from '../../model.js';
import { timersOf } from '../../timers.js';
import type { Host, World } from '../../world.js';
import { change, putRow } from '../tables.js';
import { instanceOf } from './instance-row.js';
import type { InstanceState } from './state.js';

/** An instance comes to the end of PENDING, STARTING, STOPPING or TERMINATING. */
export type InstanceEvent = 'InstanceSettled';

const { later } = timersOf<InstanceEvent>('tencent');

/** Puts an instance into a state; packets reach it while it is RUNNING. */
export function withState(world: World, host: Host, InstanceState: InstanceState): World {
  const up = InstanceState === 'RUNNING';
  const moved = host.up === up ? world : { ...world, hosts: put(world.hosts, host.id, { ...host, up }) };
  return putRow(moved, 'instances', host.id, { ...instanceOf(world, host), InstanceState });
}

/** The instance settles after `ms`. */
export const settling = (world: World, id: string, ms: number): World =>
  later(world, ms, 'InstanceSettled', { id });

export function instanceSettled(world: World, data: JsonObject): Fired {
  const host = find(world.hosts, String(data.id));
  if (!host) return { world };
  const { InstanceState } = instanceOf(world, host);
  switch (InstanceState) {
    case 'PENDING':
    case 'STARTING':
      return { world: withState(world, host, 'RUNNING'), happened: `${host.id} RUNNING` };
    case 'STOPPING':
      return { world: withState(world, host, 'STOPPED'), happened: `${host.id} STOPPED` };
    case 'TERMINATING':
      return { world: withoutInstance(world, host.id), happened: `${host.id} terminated` };
    case 'RUNNING':
    case 'STOPPED':
      return { world };
  }
}

export const withoutInstance = (world: World, id: string): World =>
  change({ ...world, hosts: drop(world.hosts, id) }, { instances: drop(world.tencent.instances, id) });
