import { type JsonObject, rows } from '../../../model/json.js';
import { find } from '../../lookup.js';
import type { Account, World } from '../../world.js';
import { accept, action } from '../action.js';
import { filterBy, filters, PAGING, paged, time } from '../answer.js';
import { type Refusal, refuse } from '../errors.js';
import { attachmentsOf, inOrder, isAssociated, ownCcn } from '../lookup.js';
import { list, matching } from '../params.js';
import { routesIn } from '../routes/ccn-routes.js';
import { twinOf } from '../routes/clash.js';
import type { Ccn } from '../state/ccn.js';
import type { CcnRoute } from '../state/routes.js';
import { putRow } from '../tables.js';
import { ccnId, VPC } from './common.js';

const routeId = matching(/^ccnr-[0-9a-z]+$/, 'InvalidParameterValue.Malformed', 'begins with ccnr-');
const WHICH = { CcnId: ccnId, RouteIds: list(routeId) };

export const enableCcnRoutes = action(VPC, 'EnableCcnRoutes', WHICH, (world, caller, p) => {
  const found = ownRoutes(world, caller, p.CcnId, p.RouteIds);
  if (!found.ok) return found;
  let current = world;
  for (const route of found.routes) {
    const enabled = routesIn(current, route.RouteTableId).filter(({ Enabled }) => Enabled);
    const twin = twinOf(found.ccn, enabled, route);
    if (twin && !route.Enabled)
      return refuse(
        'UnsupportedOperation.Ecmp',
        `${twin.RouteId} for ${twin.DestinationCidrBlock} leads to ${twin.InstanceId}; disable it first.`,
      );
    current = switched(current, route, true);
  }
  return accept(current);
});

export const disableCcnRoutes = action(VPC, 'DisableCcnRoutes', WHICH, (world, caller, p) => {
  const found = ownRoutes(world, caller, p.CcnId, p.RouteIds);
  if (!found.ok) return found;
  return accept(found.routes.reduce((current, route) => switched(current, route, false), world));
});

const switched = (world: World, route: CcnRoute, Enabled: boolean): World =>
  route.Enabled === Enabled
    ? world
    : putRow(world, 'ccnRoutes', route.RouteId, { ...route, Enabled, updated: world.now });

function ownRoutes(
  world: World,
  caller: Account,
  CcnId: string,
  ids: readonly string[],
): { readonly ok: true; readonly ccn: Ccn; readonly routes: readonly CcnRoute[] } | Refusal {
  const ccn = ownCcn(world, caller, CcnId);
  if (!ccn) return refuse('ResourceNotFound', `Account ${caller.uid} has no CCN ${CcnId}.`);
  if (ids.length === 0) return refuse('MissingParameter', 'Parameter: RouteIds.');
  const routes: CcnRoute[] = [];
  for (const id of ids) {
    const route = find(world.tencent.ccnRoutes, id);
    if (route?.CcnId !== CcnId) return refuse('ResourceNotFound', `${CcnId} has no route ${id}.`);
    routes.push(route);
  }
  return { ok: true, ccn, routes };
}

/** The owner of a CCN sees its routes, and so do those whose instances are in it. */
export const describeCcnRoutes = action(
  VPC,
  'DescribeCcnRoutes',
  { CcnId: ccnId, RouteIds: list(routeId), Filters: filters, ...PAGING },
  (world, caller, p) => {
    if (p.RouteIds.length > 0 && p.Filters.length > 0)
      return refuse('InvalidParameter.Coexist', 'They are RouteIds and Filters.');
    if (!ownCcn(world, caller, p.CcnId) && !takesPart(world, caller, p.CcnId))
      return refuse('ResourceNotFound', `CcnId: ${p.CcnId}.`);
    const matches = filterBy<CcnRoute>(p.Filters, FIELDS);
    if (!matches.ok) return matches;
    const found = inOrder(rows(world.tencent.ccnRoutes))
      .filter((route) => route.CcnId === p.CcnId)
      .filter(({ RouteId }) => p.RouteIds.length === 0 || p.RouteIds.includes(RouteId))
      .filter(matches.test);
    return accept(
      world,
      paged(
        p,
        'RouteSet',
        found.map((route) => element(world, route)),
      ),
    );
  },
);

const takesPart = (world: World, caller: Account, CcnId: string): boolean =>
  attachmentsOf(world, CcnId).some((row) => row.account === caller.id && isAssociated(row));

const FIELDS = {
  'route-id': (route: CcnRoute) => [route.RouteId],
  'cidr-block': (route: CcnRoute) => [route.DestinationCidrBlock],
  'instance-type': (route: CcnRoute) => [route.InstanceType],
  'instance-region': (route: CcnRoute) => [route.InstanceRegion],
  'instance-id': (route: CcnRoute) => [route.InstanceId],
  'route-table-id': (route: CcnRoute) => [route.RouteTableId],
};

function element(world: World, route: CcnRoute): JsonObject {
  const instance = find(world.tencent.attachments, `${route.CcnId}/${route.InstanceId}`);
  return {
    RouteId: route.RouteId,
    DestinationCidrBlock: route.DestinationCidrBlock,
    InstanceType: route.InstanceType,
    InstanceId: route.InstanceId,
    InstanceName: route.InstanceId,
    InstanceRegion: route.InstanceRegion,
    InstanceUin: world.accounts[instance?.account ?? '']?.uid ?? '',
    UpdateTime: time(route.updated),
    Enabled: route.Enabled,
    ExtraState: 'Running',
    IsBgp: route.IsBgp,
    RoutePriority: 1,
    RouteTableId: route.RouteTableId,
  };
}
