import type { JsonObject } from '../../../model/json.js';
import { rows } from '../../../model/json.js';
import { find } from '../../lookup.js';
import type { Fired } from '../../model.js';
import { timersOf } from '../../timers.js';
import type { World } from '../../world.js';
import { attachmentsOfInstance, isAssociated } from '../lookup.js';
import { putRow } from '../tables.js';
import { appliedBy, ccnFor, released } from './association.js';
import { FLEET_TAKES } from './durations.js';
import { entered, recorded } from './events.js';
import { withoutNetwork, withServers } from './network.js';
import type { Fleet, FleetStatus } from './state.js';

/** What happens to fleets by itself. */
export type FleetEventName = 'FleetStep' | 'FleetScaled' | 'FleetDeleted';

const { later } = timersOf<FleetEventName>('tencent');

/** The way of a fleet into service. */
const NEXT = {
  NEW: 'DOWNLOADING',
  DOWNLOADING: 'VALIDATING',
  VALIDATING: 'BUILDING',
  BUILDING: 'ACTIVATING',
  ACTIVATING: 'ACTIVE',
} as const;
type Passing = keyof typeof NEXT;

const isPassing = (status: FleetStatus): status is Passing => Object.hasOwn(NEXT, status);

const step = (world: World, FleetId: string, ms: number): World => later(world, ms, 'FleetStep', { FleetId });

/** A new fleet begins its way. */
export const begun = (world: World, fleet: Fleet): World =>
  step(entered(world, fleet, 'NEW'), fleet.FleetId, FLEET_TAKES.NEW);

export const scaling = (world: World, fleet: Fleet): World =>
  later(
    recorded(world, fleet, 'FLEET_SCALING_EVENT', `Fleet scales to ${fleet.Capacity.Desired} servers.`),
    FLEET_TAKES.scale,
    'FleetScaled',
    { FleetId: fleet.FleetId },
  );

/** Its servers stop, and its network leaves the CCN. */
export function deleting(world: World, fleet: Fleet): World {
  const stopped = withServers(world, fleet, 0, false);
  const { waits: _waits, ...rest } = fleet;
  return later(released(entered(stopped, rest, 'DELETING'), fleet), FLEET_TAKES.delete, 'FleetDeleted', {
    FleetId: fleet.FleetId,
  });
}

type Handler = (world: World, fleet: Fleet) => Fired;

const HANDLERS: Readonly<Record<FleetEventName, Handler>> = {
  FleetStep: (world, fleet) => {
    if (!isPassing(fleet.Status)) return { world };
    if (fleet.Status === 'BUILDING' && fleet.CcnInfo && fleet.waits === undefined)
      return { world: putRow(world, 'fleets', fleet.FleetId, { ...fleet, waits: true }) };
    return stepped(world, fleet, NEXT[fleet.Status]);
  },

  FleetScaled: (world, fleet) => {
    if (fleet.Status !== 'ACTIVE') return { world };
    const { Desired } = fleet.Capacity;
    return {
      world: withServers(world, fleet, Desired, true),
      happened: `${fleet.FleetId} has ${Desired} servers`,
    };
  },

  FleetDeleted: (world, fleet) => {
    const gone = withoutNetwork(released(world, fleet, true), fleet);
    return {
      world: entered(gone, { ...fleet, terminated: world.now }, 'TERMINATED'),
      happened: `${fleet.FleetId} TERMINATED`,
    };
  },
};

function stepped(world: World, fleet: Fleet, Status: (typeof NEXT)[Passing]): Fired {
  const served =
    Status === 'ACTIVATING' || Status === 'ACTIVE'
      ? withServers(world, fleet, fleet.Capacity.Desired, Status === 'ACTIVE')
      : world;
  const moved = entered(served, fleet, Status);
  return {
    world: isPassing(Status) ? step(moved, fleet.FleetId, FLEET_TAKES[Status]) : applyingAfter(moved, fleet),
    happened: `${fleet.FleetId} ${Status}`,
  };
}

/** A CCN that the fleet cannot apply to by now leaves it as it is. */
function applyingAfter(world: World, fleet: Fleet): World {
  const target = fleet.CcnInfoAfter && ccnFor(world, fleet.region, fleet.CcnInfoAfter);
  return target?.ok ? appliedBy(world, fleet, target.ccn) : world;
}

export const fleetHandlers: Readonly<Record<FleetEventName, (world: World, data: JsonObject) => Fired>> = {
  FleetStep: (world, data) => handled('FleetStep', world, data),
  FleetScaled: (world, data) => handled('FleetScaled', world, data),
  FleetDeleted: (world, data) => handled('FleetDeleted', world, data),
};

function handled(event: FleetEventName, world: World, data: JsonObject): Fired {
  const fleet = find(world.tencent.fleets, String(data.FleetId));
  return fleet ? HANDLERS[event](world, fleet) : { world };
}

/** Fleets that wait for a CCN go on when it accepts, and fail when it cannot accept any more. */
export const fleetsSynced = (world: World): World =>
  rows(world.tencent.fleets)
    .filter(({ waits }) => waits)
    .reduce(decided, world);

function decided(world: World, fleet: Fleet): World {
  const application = attachmentsOfInstance(world, fleet.vpc).find(
    (row) => row.CcnId === fleet.CcnInfo?.CcnId,
  );
  if (application?.State === 'PENDING') return world;
  return application && isAssociated(application)
    ? step(putRow(world, 'fleets', fleet.FleetId, { ...fleet, waits: false }), fleet.FleetId, 0)
    : failed(world, fleet, application?.State);
}

function failed(world: World, { waits: _waits, ...fleet }: Fleet, state: string | undefined): World {
  const ccn = fleet.CcnInfo?.CcnId ?? '';
  const why =
    state === undefined
      ? `The fleet cannot be associated with ${ccn}${fleet.refusal ? `: ${fleet.refusal}` : ''}.`
      : `The association with ${ccn} is ${state}: its owner did not accept in time.`;
  const told = recorded(world, fleet, 'FLEET_INITIALIZATION_FAILED', why);
  return entered(told, find(told.tencent.fleets, fleet.FleetId) ?? fleet, 'ERROR');
}
