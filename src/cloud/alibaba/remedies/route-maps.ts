import { hasIp, ip } from '../../../model/cidr.js';
import { rows } from '../../../model/json.js';
import { find } from '../../lookup.js';
import { callsOf, type Remedies, type Remedy, sweeping } from '../../remedies.js';
import type { World } from '../../world.js';
import { attachmentOfNetwork } from '../lookup.js';
import type { CenRoute } from '../routes/cen-route.js';
import { learnedBy } from '../routes/learn.js';
import { DEFAULT_MAP } from '../routes/maps.js';
import type { Attachment } from '../state/cen.js';
import type { RouteMap } from '../state/routes.js';
import { endsOf } from './ends.js';

/** Against a route map: one that is asked before it permits this route to this network; or it goes. */
export const permitRoute: Remedies = (world, _fabric, obstacle) => {
  const denied = endsOf(world, obstacle)
    .from.flatMap((id) => attachmentOfNetwork(world, id) ?? [])
    .flatMap((taker) =>
      learnedBy(world, taker)
        .refused.filter(({ cidr, obstacle: by }) =>
          by?.code === 'ROUTE_DENIED' ? hasIp(cidr, ip(obstacle.destination)) : false,
        )
        .map((route) => ({ taker, route })),
    );
  return [
    ...denied.flatMap(({ taker, route }) => permitted(world, taker, route)),
    ...denied.flatMap(({ taker, route }) => removed(world, taker, route).map(sweeping)),
  ];
};

const mapOf = (world: World, route: CenRoute): RouteMap | undefined =>
  find(world.alibaba.routeMaps, route.obstacle?.object ?? '');

const ownerOf = (world: World, CenId: string): string => find(world.alibaba.cens, CenId)?.account ?? '';

function permitted(world: World, taker: Attachment, route: CenRoute): Remedy[] {
  const denying = mapOf(world, route);
  if (!denying && route.obstacle?.object !== DEFAULT_MAP) return [];
  const { CenRegionId = taker.ChildInstanceRegionId, TransmitDirection = 'RegionOut' } = denying ?? {};
  const place = { CenId: taker.CenId, CenRegionId, TransmitDirection };
  const Priority = freePriority(world, place, denying?.Priority ?? 51);
  if (Priority === undefined) return [];
  const params = {
    ...place,
    Priority,
    MapResult: 'Permit',
    SourceInstanceIds: [route.network],
    DestinationCidrBlocks: [route.cidr.text],
    CidrMatchMode: 'Complete',
  };
  const narrow = { ...params, DestinationInstanceIds: [taker.ChildInstanceId] };
  return (TransmitDirection === 'RegionOut' ? [narrow, params] : [params]).map((map) =>
    callsOf(ownerOf(world, taker.CenId), { action: 'CreateCenRouteMap', params: map }),
  );
}

type Place = Pick<RouteMap, 'CenId' | 'CenRegionId' | 'TransmitDirection'>;

/** The last one that is asked before the priority given and that no map of the place has. */
function freePriority(world: World, place: Place, before: number): number | undefined {
  const taken = rows(world.alibaba.routeMaps)
    .filter(
      (map) =>
        map.CenId === place.CenId &&
        map.CenRegionId === place.CenRegionId &&
        map.TransmitDirection === place.TransmitDirection,
    )
    .map(({ Priority }) => Priority);
  for (let priority = before - 1; priority >= 1; priority--) if (!taken.includes(priority)) return priority;
  return undefined;
}

function removed(world: World, { CenId }: Attachment, route: CenRoute): Remedy[] {
  const map = mapOf(world, route);
  if (!map) return [];
  const { CenRegionId, RouteMapId } = map;
  const params = { CenId, CenRegionId, RouteMapId };
  return [callsOf(ownerOf(world, CenId), { action: 'DeleteCenRouteMap', params })];
}
