import type { JsonObject } from '../../model/json.js';
import { schedule } from '../timers.js';
import type { World } from '../world.js';
import type { EnterpriseEvent } from './enterprise/timers.js';

/** What happens by itself, by our names; handled in timers.ts. */
export type TimerEvent =
  | 'CenActive'
  | 'CenDeleted'
  | 'Attached'
  | 'Detached'
  | 'PackageSettled'
  | 'PackageExpired'
  | 'PackageReleased'
  | 'UpgradeEnded'
  | 'ConnectionActive'
  | 'RouteMapSettled'
  | 'VbrSettled'
  | 'RouterInterfacesSettled'
  | NetworkEvent
  | EnterpriseEvent;

/** Of VPCs and what is in them; handled in network-timers.ts. */
export type NetworkEvent =
  | 'VpcAvailable'
  | 'VSwitchAvailable'
  | 'RouteEntryAvailable'
  | 'NetworkAclAvailable'
  | 'InstanceRunning'
  | 'InstanceStopped';

/** A state that this call begins ends after `ms`. */
export const later = (world: World, ms: number, event: TimerEvent, data: JsonObject): World =>
  schedule(world, { at: world.now + ms, wait: 'settle', cloud: 'alibaba', event, data });

/** Something falls due at the moment `at`; nobody waits for it. */
export const onDeadline = (world: World, at: number, event: TimerEvent, data: JsonObject): World =>
  schedule(world, { at, wait: 'deadline', cloud: 'alibaba', event, data });
