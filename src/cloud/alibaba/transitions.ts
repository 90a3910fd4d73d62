import { timersOf } from '../timers.js';
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

export const { later, onDeadline } = timersOf<TimerEvent>('alibaba');
