import type { FabricLink, Route, Router } from '../../../fabric/fabric.js';
import { oneABlock } from '../../../fabric/table.js';
import { cidr } from '../../../model/cidr.js';
import { attachmentLinkId, pairText, regionLinkId, transitRouterId } from '../../transit.js';
import type { World } from '../../world.js';
import { egressCap, pairLimit } from '../bandwidth.js';
import { attachmentsOf, isActive, regionsOf, routeTableOf, routeTablesOf } from '../lookup.js';
import { payerOf } from '../payer.js';
import { REGIONS } from '../regions.js';
import { routesIn } from '../routes/ccn-routes.js';
import type { Ccn } from '../state/ccn.js';
import type { CcnRoute } from '../state/routes.js';

/** Where what comes from another region is looked up: there it was decided already to which instance it goes. */
const ARRIVALS = 'arrivals';

/** The routers of a CCN, one for each region with an instance. */
export const transitRouters = (world: World, ccn: Ccn): Router[] =>
  regionsOf(world, ccn.CcnId).map((region) => {
    const cap = egressCap(world, ccn, region);
    return {
      id: transitRouterId(ccn.CcnId, region),
      kind: 'transit',
      label: `${ccn.CcnId} in ${region} (${REGIONS[region]?.name ?? region})`,
      region,
      account: ccn.account,
      network: ccn.CcnId,
      ...tablesOf(world, ccn, region),
      ...(cap && { egressCap: cap }),
    };
  });

type Tables = Pick<Router, 'tables' | 'ingressTables'>;

/** The default route table is `main`. With others, each cable has the table to which its instance is bound. */
function tablesOf(world: World, ccn: Ccn, region: string): Tables {
  const { CcnId } = ccn;
  const [first, ...others] = routeTablesOf(world, CcnId);
  const main = first ? enabledIn(world, first.RouteTableId) : [];
  const table = (routes: readonly CcnRoute[]): Route[] =>
    oneABlock(routes.map((route) => transitRoute(ccn, region, route)));
  if (others.length === 0) return { tables: { main: table(main) } };
  const custom = others.map(({ RouteTableId }) => [RouteTableId, enabledIn(world, RouteTableId)] as const);
  const here = [...main, ...custom.flatMap(([, routes]) => routes)].filter(
    (route) => route.InstanceRegion === region,
  );
  return {
    tables: {
      main: table(main),
      ...Object.fromEntries(custom.map(([id, routes]) => [id, table(routes)])),
      [ARRIVALS]: table(here),
    },
    ingressTables: Object.fromEntries([
      ...bindings(world, CcnId, region, first?.RouteTableId),
      ...regionsOf(world, CcnId)
        .filter((other) => other !== region)
        .map((other) => [regionLinkId(CcnId, region, other), ARRIVALS]),
    ]),
  };
}

const enabledIn = (world: World, RouteTableId: string): CcnRoute[] =>
  routesIn(world, RouteTableId).filter(({ Enabled }) => Enabled);

const bindings = (
  world: World,
  CcnId: string,
  region: string,
  main: string | undefined,
): [string, string][] =>
  attachmentsOf(world, CcnId)
    .filter((row) => isActive(row) && row.InstanceRegion === region)
    .flatMap((row) => {
      const id = routeTableOf(world, row)?.RouteTableId;
      return id === undefined || id === main
        ? []
        : [[attachmentLinkId(CcnId, row.InstanceId), id] as [string, string]];
    });

const transitRoute = ({ CcnId }: Ccn, region: string, route: CcnRoute): Route => ({
  cidr: cidr(route.DestinationCidrBlock),
  target: {
    kind: 'link',
    link:
      route.InstanceRegion === region
        ? attachmentLinkId(CcnId, route.InstanceId)
        : regionLinkId(CcnId, region, route.InstanceRegion),
  },
  origin: {
    object: route.RouteId,
    text: `CCN route ${route.RouteId} to ${route.source} of ${route.InstanceId} in ${route.InstanceRegion}`,
  },
});

/** The cables of a CCN: to each instance that is in it, and between each two of its regions. */
export const transitLinks = (world: World, ccn: Ccn): FabricLink[] => [
  ...attachmentLinks(world, ccn),
  ...regionLinks(world, ccn),
];

const attachmentLinks = (world: World, ccn: Ccn): FabricLink[] =>
  attachmentsOf(world, ccn.CcnId)
    .filter(isActive)
    .map((row) => ({
      id: attachmentLinkId(ccn.CcnId, row.InstanceId),
      kind: 'attachment',
      label: `attachment of ${row.InstanceId} to ${ccn.CcnId}`,
      ends: [row.InstanceId, transitRouterId(ccn.CcnId, row.InstanceRegion)],
      ...stateOf(ccn),
    }));

function regionLinks(world: World, ccn: Ccn): FabricLink[] {
  const regions = regionsOf(world, ccn.CcnId);
  return regions.flatMap((a, i) => regions.slice(i + 1).map((b) => regionLink(world, ccn, [a, b])));
}

function regionLink(world: World, ccn: Ccn, regions: readonly [string, string]): FabricLink {
  const limited = pairLimit(world, ccn, ...regions);
  return {
    id: regionLinkId(ccn.CcnId, ...regions),
    kind: 'region-connection',
    label: `connection ${pairText(regions)} of ${ccn.CcnId}`,
    ends: [transitRouterId(ccn.CcnId, regions[0]), transitRouterId(ccn.CcnId, regions[1])],
    ...stateOf(ccn),
    ...limited,
    payer: payerOf(ccn, limited.testBandwidth ?? false),
  };
}

/** A CCN that stopped keeps its settings and forwards nothing. */
const stateOf = ({ CcnId, State, account }: Ccn): Pick<FabricLink, 'up' | 'downReason' | 'downText'> =>
  State === 'AVAILABLE'
    ? { up: true }
    : {
        up: false,
        downReason: 'ISOLATED',
        downText: `${CcnId} is ISOLATED: account ${account} is in arrears for more than 7 days and has to pay`,
      };
