import { rows } from '../../../model/json.js';
import { newId } from '../../ids.js';
import { find } from '../../lookup.js';
import type { Account, World } from '../../world.js';
import { accept, action } from '../action.js';
import { PAGING, paged } from '../answer.js';
import { TAKES } from '../durations.js';
import { type Refusal, refuse } from '../errors.js';
import { cenOf } from '../lookup.js';
import { oneOf, optional } from '../params.js';
import { areaOf } from '../regions.js';
import type { RouteMap } from '../state/routes.js';
import { putRow } from '../tables.js';
import { later } from '../transitions.js';
import { CBN, id } from './common.js';
import { DEFINITION, definitionOf, whyInconsistent } from './route-map-spec.js';
import { routeMapItem } from './route-map-view.js';

const DIRECTION = oneOf(['RegionIn', 'RegionOut']);

export const createCenRouteMap = action(
  CBN,
  'CreateCenRouteMap',
  { CenId: id, CenRegionId: id, TransmitDirection: DIRECTION, ...DEFINITION },
  (world, caller, p) => {
    const { CenId, CenRegionId, TransmitDirection } = p;
    const refusal = whyNotIn(world, caller, CenId);
    if (refusal) return refusal;
    if (!areaOf(CenRegionId)) return refuse('ParameterIllegal.RegionId', `It is ${CenRegionId}.`);
    const [RouteMapId, numbered] = newId(world, 'cenrmap-');
    const place = { RouteMapId, CenId, CenRegionId, TransmitDirection };
    const map: RouteMap = { ...place, ...definitionOf(p), Status: 'Creating', order: world.serial };
    const others = neighboursOf(world, map);
    const { routeMapsPerRegion } = world.alibaba.quotas;
    if (others.length >= routeMapsPerRegion)
      return refuse('QuotaExceeded.RouteMap', `It is ${routeMapsPerRegion}.`);
    const wrong = whyInconsistent(map, map) ?? whyTaken(map, others);
    if (wrong) return wrong;
    const made = putRow(numbered, 'routeMaps', RouteMapId, map);
    return accept(later(made, TAKES.createRouteMap, 'RouteMapSettled', { id: RouteMapId }), { RouteMapId });
  },
);

/** States the whole map anew: conditions and actions that are not given are gone. */
export const modifyCenRouteMap = action(
  CBN,
  'ModifyCenRouteMap',
  { CenId: id, CenRegionId: id, RouteMapId: id, ...DEFINITION },
  (world, caller, p) => {
    const found = mapOf(world, caller, p);
    if (!found.ok) return found;
    const { RouteMapId, CenId, CenRegionId, TransmitDirection, order } = found.map;
    const place = { RouteMapId, CenId, CenRegionId, TransmitDirection, order };
    const map: RouteMap = { ...place, ...definitionOf(p), Status: 'Modifying' };
    const wrong = whyInconsistent(map, map) ?? whyTaken(map, neighboursOf(world, map));
    if (wrong) return wrong;
    const changed = putRow(world, 'routeMaps', RouteMapId, map);
    return accept(later(changed, TAKES.modifyRouteMap, 'RouteMapSettled', { id: RouteMapId }));
  },
);

export const deleteCenRouteMap = action(
  CBN,
  'DeleteCenRouteMap',
  { CenId: id, CenRegionId: id, RouteMapId: id },
  (world, caller, p) => {
    const found = mapOf(world, caller, p);
    if (!found.ok) return found;
    const { RouteMapId } = found.map;
    const going = putRow(world, 'routeMaps', RouteMapId, { ...found.map, Status: 'Deleting' });
    return accept(later(going, TAKES.deleteRouteMap, 'RouteMapSettled', { id: RouteMapId }));
  },
);

export const describeCenRouteMaps = action(
  CBN,
  'DescribeCenRouteMaps',
  {
    CenId: id,
    CenRegionId: optional(id),
    RouteMapId: optional(id),
    TransmitDirection: optional(DIRECTION),
    ...PAGING,
  },
  (world, caller, p) => {
    if (!cenOf(world, caller, p.CenId)) return refuse('ParameterCenInstanceId', `CenId: ${p.CenId}.`);
    const items = rows(world.alibaba.routeMaps)
      .filter(
        (map) =>
          map.CenId === p.CenId &&
          (p.CenRegionId ?? map.CenRegionId) === map.CenRegionId &&
          (p.RouteMapId ?? map.RouteMapId) === map.RouteMapId &&
          (p.TransmitDirection ?? map.TransmitDirection) === map.TransmitDirection,
      )
      .sort((a, b) => a.order - b.order)
      .map(routeMapItem);
    return accept(world, paged(p, 'RouteMaps', 'RouteMap', items));
  },
);

function whyNotIn(world: World, caller: Account, CenId: string): Refusal | undefined {
  const cen = cenOf(world, caller, CenId);
  if (!cen) return refuse('ParameterCenInstanceId', `CenId: ${CenId}.`);
  return cen.Status === 'Active'
    ? undefined
    : refuse('InvalidOperation.CenInstanceStatus', `${CenId} is ${cen.Status}.`);
}

/** A map that can be changed now. */
function mapOf(
  world: World,
  caller: Account,
  p: Pick<RouteMap, 'CenId' | 'CenRegionId' | 'RouteMapId'>,
): { readonly ok: true; readonly map: RouteMap } | Refusal {
  const refusal = whyNotIn(world, caller, p.CenId);
  if (refusal) return refusal;
  const map = find(world.alibaba.routeMaps, p.RouteMapId);
  if (map?.CenId !== p.CenId || map.CenRegionId !== p.CenRegionId)
    return refuse('InvalidParameter', `${p.CenId} has no route map ${p.RouteMapId} in ${p.CenRegionId}.`);
  return map.Status === 'Active'
    ? { ok: true, map }
    : refuse('IncorrectStatus.RouteMap', `${map.RouteMapId} is ${map.Status}.`);
}

/** The other maps of its region and direction. */
const neighboursOf = (world: World, map: RouteMap): RouteMap[] =>
  rows(world.alibaba.routeMaps).filter(
    (other) =>
      other.RouteMapId !== map.RouteMapId &&
      other.CenId === map.CenId &&
      other.CenRegionId === map.CenRegionId &&
      other.TransmitDirection === map.TransmitDirection,
  );

function whyTaken(map: RouteMap, others: readonly RouteMap[]): Refusal | undefined {
  const taken = others.find(({ Priority }) => Priority === map.Priority);
  return (
    taken &&
    refuse(
      'InvalidParameter',
      `${taken.RouteMapId} has Priority ${map.Priority} in direction ${map.TransmitDirection} of ${map.CenRegionId}.`,
    )
  );
}
