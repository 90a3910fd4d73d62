import { put } from '../../../model/json.js';
import type { Host } from '../../world.js';
import { accept, action } from '../action.js';
import { TAKES } from '../durations.js';
import { refuse } from '../errors.js';
import { instanceStatus, instancesAsked } from '../instances.js';
import { flag, list, optional, text } from '../params.js';
import { later, type NetworkEvent } from '../transitions.js';
import { ECS } from './common.js';

interface Switching {
  readonly name: string;
  readonly from: 'Running' | 'Stopped';
  readonly through: 'Starting' | 'Stopping';
  readonly takes: number;
  readonly event: NetworkEvent;
}

/** One instance in another state keeps the call from being accepted. Packets stop when stopping begins. */
const switching = ({ name, from, through, takes, event }: Switching) =>
  action(
    ECS,
    name,
    { RegionId: optional(text), InstanceId: list(text, 1_000), ForceStop: optional(flag) },
    (world, caller, p) => {
      const found = instancesAsked(world, caller, p);
      if (!found.ok) return found;
      const other = found.hosts.find((host) => instanceStatus(host) !== from);
      if (other) return refuse('IncorrectInstanceStatus', `${other.id} is ${instanceStatus(other)}.`);
      let after = world;
      for (const host of found.hosts) {
        const row: Host = { ...host, up: false, transition: through };
        const switched = { ...after, hosts: put(after.hosts, host.id, row) };
        after = later(switched, takes, event, { id: host.id });
      }
      const InstanceResponse = found.hosts.map((host) => ({
        InstanceId: host.id,
        PreviousStatus: from,
        CurrentStatus: through,
        Code: '200',
        Message: 'success',
      }));
      return accept(after, { InstanceResponses: { InstanceResponse } });
    },
  );

export const startInstances = switching({
  name: 'StartInstances',
  from: 'Stopped',
  through: 'Starting',
  takes: TAKES.startInstance,
  event: 'InstanceRunning',
});

export const stopInstances = switching({
  name: 'StopInstances',
  from: 'Running',
  through: 'Stopping',
  takes: TAKES.stopInstance,
  event: 'InstanceStopped',
});
