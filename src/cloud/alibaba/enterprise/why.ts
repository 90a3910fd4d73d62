import { find, vpcOfHost } from '../../lookup.js';
import type { NoRoute } from '../../model.js';
import type { Host, Vpc, World } from '../../world.js';
import { attachmentOfNetwork } from '../lookup.js';
import { linkOf } from './links.js';
import { attachmentsAt, attachmentsOfVpc, carries } from './lookup.js';
import type { TransitRouter, VpcAttachment } from './state.js';
import { whyNoAssociation, whyNotInTable } from './why-table.js';
import { whyNotPublished } from './why-vpc.js';

/**
 * Why a router has no route to a host, where Enterprise Edition transit routers are what leads there; absent where
 * they have nothing to do with it. `ingress`: the link by which the packet came in.
 */
export function whyNoEnterpriseRoute(
  world: World,
  router: string,
  host: string,
  ingress: string | undefined,
): NoRoute | undefined {
  const to = find(world.hosts, host);
  const vpc = to && vpcOfHost(world, to);
  const transit = find(world.alibaba.transitRouters, router);
  if (transit) return atTransitRouter(world, transit, vpc, ingress) ?? noRoute(router, host);
  const from = find(world.vpcs, router);
  return from && to && vpc && atVpc(world, from, vpc, to);
}

const noRoute = (router: string, host: string): NoRoute => ({
  code: 'NO_ROUTE',
  object: router,
  text: `${router} has no route to ${host}`,
});

function atTransitRouter(
  world: World,
  { TransitRouterId }: TransitRouter,
  vpc: Vpc | undefined,
  ingress: string | undefined,
): NoRoute | undefined {
  const row = attachmentsAt(world, TransitRouterId).find((one) => linkOf(world, one) === ingress);
  if (!row) return undefined;
  const { table, why } = whyNoAssociation(world, row, TransitRouterId);
  return why ?? (vpc && whyNotInTable(world, TransitRouterId, table, vpc));
}

/** Two networks that share a Basic Edition CEN are that CEN's matter. */
function atVpc(world: World, from: Vpc, to: Vpc, host: Host): NoRoute | undefined {
  const [here, there] = [attachmentsOfVpc(world, from.id), attachmentsOfVpc(world, to.id)];
  if (here.length + there.length === 0 || inOneBasicCen(world, from, to)) return undefined;
  const shared = here.filter((row) => there.some(({ CenId }) => CenId === row.CenId));
  const mine = shared.find(carries) ?? shared[0] ?? here.find(carries) ?? here[0];
  if (!mine || !carries(mine)) return notAttached(from, mine, there[0]);
  const theirs = there.find(({ CenId }) => CenId === mine.CenId);
  if (!theirs || !carries(theirs)) return notAttached(to, theirs, mine);
  return whyNotPublished(world, mine, to, host);
}

function inOneBasicCen(world: World, from: Vpc, to: Vpc): boolean {
  const [a, b] = [attachmentOfNetwork(world, from.id), attachmentOfNetwork(world, to.id)];
  return a !== undefined && a.CenId === b?.CenId;
}

/** `vpc` is the one that has to be attached; `peer` tells to which CEN. */
const notAttached = (vpc: Vpc, row: VpcAttachment | undefined, peer: VpcAttachment | undefined): NoRoute => ({
  code: 'NOT_ATTACHED',
  object: vpc.id,
  text: row
    ? `${vpc.id} is ${row.Status}, not Attached, to ${row.TransitRouterId} of ${row.CenId}`
    : `${vpc.id} is attached to no transit router of ${peer?.CenId ?? 'a CEN instance'}; CreateTransitRouterVpcAttachment attaches it`,
});
