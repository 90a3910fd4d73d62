import { find } from '../../lookup.js';
import { accept, action } from '../action.js';
import { PAGING, paged } from '../answer.js';
import { refuse } from '../errors.js';
import { chosen } from '../listing.js';
import { list, optional, text } from '../params.js';
import { putRow } from '../tables.js';
import { unread } from '../vpc/common.js';
import { GSE, ownFleet, sized } from './common.js';
import { deleting } from './life.js';
import { fleetsOf } from './making.js';
import { eventElement, fleetElement } from './view.js';

/** Of a fleet in service, or of one that failed. */
export const deleteFleet = action(GSE, 'DeleteFleet', { FleetId: text }, (world, caller, p) => {
  const found = ownFleet(world, caller, p.FleetId);
  if (!found.ok) return found;
  const { fleet } = found;
  if (fleet.Status !== 'ACTIVE' && fleet.Status !== 'ERROR')
    return refuse('UnsupportedOperation', `${fleet.FleetId} is ${fleet.Status}.`);
  return accept(deleting(world, fleet));
});

export const updateFleetAttributes = action(
  GSE,
  'UpdateFleetAttributes',
  {
    FleetId: text,
    Name: optional(sized(1, 50)),
    Description: optional(sized(0, 100)),
    NewGameSessionProtectionPolicy: unread,
    ResourceCreationLimitPolicy: unread,
    GameServerSessionProtectionTimeLimit: unread,
  },
  (world, caller, p) => {
    const found = ownFleet(world, caller, p.FleetId);
    if (!found.ok) return found;
    const { Name, Description } = p;
    const attributes = {
      ...found.fleet.attributes,
      ...(Name !== undefined && { Name }),
      ...(Description !== undefined && { Description }),
    };
    const { FleetId } = found.fleet;
    return accept(putRow(world, 'fleets', FleetId, { ...found.fleet, attributes }), { FleetId });
  },
);

export const describeFleetAttributes = action(
  GSE,
  'DescribeFleetAttributes',
  { FleetIds: list(text), ...PAGING },
  (world, caller, p) => {
    const own = fleetsOf(world, caller);
    const found = chosen(own, (fleet) => fleet.FleetId, {
      ids: p.FleetIds,
      filters: [],
      fields: {},
      unknownId: 'InvalidParameterValue',
    });
    if (!found.ok) return found;
    const items = found.rows.map((fleet) => fleetElement(world, fleet));
    return accept(world, paged(p, 'FleetAttributes', items));
  },
);

export const listFleets = action(
  GSE,
  'ListFleets',
  { AssetId: optional(text), Filters: unread, ...PAGING },
  (world, caller, p) => {
    const ids = fleetsOf(world, caller)
      .filter(({ attributes }) => p.AssetId === undefined || attributes.AssetId === p.AssetId)
      .map(({ FleetId }) => FleetId);
    return accept(world, paged(p, 'FleetIds', ids));
  },
);

/** Of a fleet that is TERMINATED, too. Newest last. */
export const describeFleetEvents = action(
  GSE,
  'DescribeFleetEvents',
  {
    FleetId: text,
    EventCode: optional(text),
    StartTime: optional(text),
    EndTime: optional(text),
    ...PAGING,
  },
  (world, caller, p) => {
    const fleet = find(world.tencent.fleets, p.FleetId);
    if (fleet?.account !== caller.id) return refuse('ResourceNotFound', `It is ${p.FleetId}.`);
    const [from, to] = [p.StartTime, p.EndTime].map((time) =>
      time === undefined ? undefined : Date.parse(time),
    );
    if (Number.isNaN(from) || Number.isNaN(to))
      return refuse('InvalidParameterValue', `StartTime is ${p.StartTime}, EndTime ${p.EndTime}.`);
    const events = fleet.events
      .filter(({ EventCode }) => p.EventCode === undefined || EventCode === p.EventCode)
      .filter(({ EventTime }) => EventTime >= (from ?? 0) && EventTime <= (to ?? EventTime))
      .map((event) => eventElement(fleet.FleetId, event));
    return accept(world, paged(p, 'Events', events));
  },
);
