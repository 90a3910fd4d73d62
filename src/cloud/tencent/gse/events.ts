import { newId } from '../../ids.js';
import type { World } from '../../world.js';
import { putRow } from '../tables.js';
import type { Fleet, FleetEventCode, FleetStatus } from './state.js';

/** Writes the fleet, and what happened to it, into the world. */
export function recorded(world: World, fleet: Fleet, EventCode: FleetEventCode, Message: string): World {
  const [EventId, numbered] = newId(world, 'event-', 8);
  const events = [...fleet.events, { EventId, EventCode, EventTime: world.now, Message }];
  return putRow(numbered, 'fleets', fleet.FleetId, { ...fleet, events });
}

const STATE_EVENT: Readonly<Record<FleetStatus, FleetEventCode>> = {
  NEW: 'FLEET_CREATED',
  DOWNLOADING: 'FLEET_STATE_DOWNLOADING',
  VALIDATING: 'FLEET_STATE_VALIDATING',
  BUILDING: 'FLEET_STATE_BUILDING',
  ACTIVATING: 'FLEET_STATE_ACTIVATING',
  ACTIVE: 'FLEET_STATE_ACTIVE',
  ERROR: 'FLEET_STATE_ERROR',
  DELETING: 'FLEET_STATE_DELETING',
  TERMINATED: 'FLEET_DELETED',
};

export const entered = (world: World, fleet: Fleet, Status: FleetStatus): World =>
  recorded(
    world,
    { ...fleet, Status },
    STATE_EVENT[Status],
    Status === 'NEW' ? 'Fleet has been created with state NEW.' : `Fleet has entered the state ${Status}.`,
  );
