import { drop } from '../../../model/json.js';
import type { Host, World } from '../../world.js';
import { accept, action } from '../action.js';
import { type Refusal, refuse } from '../errors.js';
import { instanceStatus, instancesAsked, routeTo } from '../instances.js';
import { flag, list, optional, or, text } from '../params.js';
import { clientToken, ECS } from './common.js';

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
