import type { Fabric, FabricLink, Route, Router } from '../../fabric/fabric.js';
import { oneABlock } from '../../fabric/table.js';
import { cidr } from '../../model/cidr.js';
import { rows } from '../../model/json.js';

const EVERYWHERE = cidr('0.0.0.0/0');
/** The edge's table for what comes from its router: where to. */
const OUTWARD = 'outward';

/** The router that stands between a transit router with an egress cap and its region connections. */
export const edgeId = ({ id }: Pick<Router, 'id'>): string => `edge:${id}`;

/**
 * The fabric with an edge for each egress cap: the cable from the transit router to its edge has the cap's rate, and
 * all region connections begin at the edge, each with its own rate. What comes in from other regions passes the edge
 * without a limit. An edge decides by destination alone: of a router's tables it knows the routes that leave the
 * region, the default table's first.
 */
export function withEdges(fabric: Fabric): Fabric {
  const capped = rows(fabric.routers).filter(
    (router) => router.egressCap && regionLinks(fabric, router).length > 0,
  );
  return capped.reduce(withEdge, fabric);
}

const regionLinks = (fabric: Fabric, { id }: Router): FabricLink[] =>
  rows(fabric.links).filter(({ kind, ends }) => kind === 'region-connection' && ends.includes(id));

function withEdge(fabric: Fabric, router: Router): Fabric {
  const out = regionLinks(fabric, router);
  const leaving = new Set(out.map(({ id }) => id));
  const id = edgeId(router);
  return {
    ...fabric,
    routers: {
      ...fabric.routers,
      [router.id]: inner(router, id, leaving),
      [id]: edge(router, id, leaving),
    },
    links: {
      ...fabric.links,
      ...Object.fromEntries(out.map((link) => [link.id, movedTo(link, router.id, id)])),
      [id]: cappedCable(router, id),
    },
  };
}

/** The cable has the edge's id. No limit holds the other way. */
const cappedCable = (router: Router, id: string): FabricLink => ({
  id,
  kind: 'attachment',
  label: `egress of ${router.label}`,
  ends: [router.id, id],
  up: true,
  rate: [router.egressCap?.rate ?? Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY],
});

const movedTo = (link: FabricLink, from: string, to: string): FabricLink => ({
  ...link,
  ends: [link.ends[0] === from ? to : link.ends[0], link.ends[1] === from ? to : link.ends[1]],
});

const leaves = ({ target }: Route, leaving: ReadonlySet<string>): boolean =>
  target.kind === 'link' && leaving.has(target.link);

function inner(router: Router, cable: string, leaving: ReadonlySet<string>): Router {
  const tables = Object.entries(router.tables).map(([name, routes]) => [
    name,
    routes.map(
      (route): Route =>
        leaves(route, leaving) ? { ...route, target: { kind: 'link', link: cable } } : route,
    ),
  ]);
  return { ...router, tables: Object.fromEntries(tables), ...ingressOf(router, cable, leaving) };
}

/** What came by a region connection comes by the cable; all of them have one table. */
function ingressOf(
  { ingressTables }: Router,
  cable: string,
  leaving: ReadonlySet<string>,
): Pick<Router, 'ingressTables'> {
  if (!ingressTables) return {};
  const entries = Object.entries(ingressTables).map(([link, table]) => [
    leaving.has(link) ? cable : link,
    table,
  ]);
  return { ingressTables: Object.fromEntries(entries) };
}

function edge(router: Router, id: string, leaving: ReadonlySet<string>): Router {
  const { main = [], ...others } = router.tables;
  const outward = [main, ...rows(others)].flat().filter((route) => leaves(route, leaving));
  const back: Route = {
    cidr: EVERYWHERE,
    target: { kind: 'link', link: id },
    origin: { object: router.id, text: `into ${router.label}` },
  };
  return {
    id,
    kind: 'edge',
    label: `edge of ${router.label}`,
    region: router.region,
    account: router.account,
    tables: { main: [back], [OUTWARD]: oneABlock(outward) },
    ingressTables: { [id]: OUTWARD },
  };
}
