import { rows } from '../../../model/json.js';
import type { World } from '../../world.js';
import { type Refusal, refuse } from '../errors.js';
import type { Cen } from '../state/cen.js';
import { dropRow } from '../tables.js';
import { attachmentsAt, attachmentsOfVpc, entriesOf, routeTablesOf, transitRouterIn } from './lookup.js';

/** A custom route table or a static route, which keeps a transit router from being deleted. */
export function ownTableOrRoute(world: World, router: string): string | undefined {
  const tables = routeTablesOf(world, router);
  const custom = tables.find((table) => table.TransitRouterRouteTableType === 'Custom');
  const [entry] = tables.flatMap((table) => entriesOf(world, table.TransitRouterRouteTableId));
  return custom?.TransitRouterRouteTableId ?? entry?.TransitRouterRouteEntryId;
}

const routersOf = (world: World, CenId: string): string[] =>
  rows(world.alibaba.transitRouters).flatMap((row) => (row.CenId === CenId ? [row.TransitRouterId] : []));

/** A CEN is not deleted while its transit routers have anything of their own. */
export function whyCenKept(world: World, CenId: string): Refusal | undefined {
  for (const router of routersOf(world, CenId)) {
    const attachment = attachmentsAt(world, router)[0]?.TransitRouterAttachmentId;
    const kept = attachment ?? ownTableOrRoute(world, router);
    if (kept !== undefined)
      return refuse('InvalidOperation.AttachedChildInstanceExist', `${router} has ${kept}.`);
  }
  return undefined;
}

/** Without what a deleted CEN leaves behind: transit routers with their default tables, authorizations. */
export function withoutEnterprise(world: World, CenId: string): World {
  const routers = routersOf(world, CenId);
  const tables = routers.flatMap((router) => routeTablesOf(world, router));
  const bare = tables.reduce(
    (left, row) => dropRow(left, 'transitRouterRouteTables', row.TransitRouterRouteTableId),
    routers.reduce((left, router) => dropRow(left, 'transitRouters', router), world),
  );
  return Object.keys(bare.alibaba.transitRouterGrants)
    .filter((key) => bare.alibaba.transitRouterGrants[key]?.CenId === CenId)
    .reduce((left, key) => dropRow(left, 'transitRouterGrants', key), bare);
}

/** A region of a CEN has a transit router of one edition; and one CEN alone writes routes into a network. */
export function whyNotBasic(
  world: World,
  { CenId }: Cen,
  network: string,
  region: string,
): Refusal | undefined {
  const router = transitRouterIn(world, CenId, region);
  if (router) return refuse('OperationFailed.InvalidTransitRouter', `It is ${router.TransitRouterId}.`);
  const publishing = attachmentsOfVpc(world, network).find((row) => row.AutoPublishRouteEnabled);
  return (
    publishing &&
    refuse(
      'InvalidOperation.CenAlreadyAutoPubilshRouteToInstance',
      `${publishing.CenId} does so for ${network} by ${publishing.TransitRouterAttachmentId}.`,
    )
  );
}
