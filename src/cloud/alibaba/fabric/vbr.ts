import type { FabricLink, Route, Router } from '../../../fabric/fabric.js';
import { oneABlock } from '../../../fabric/table.js';
import { find } from '../../lookup.js';
import { lineLinkId } from '../../sites/ids.js';
import { lineLink } from '../../sites/line.js';
import type { World } from '../../world.js';
import type { Vbr } from '../state/vbr.js';
import { borderRoutes, speaksBgp } from '../vbr/border.js';
import { vbrsOf } from '../vbr/lookup.js';
import type { Learning } from './learning.js';
import { learnedRoute } from './vpc.js';

/** A router for each VBR: into its data centre lead static and BGP routes, elsewhere what its CEN taught it. */
export const borderRouters = (world: World, learnedOf: (network: string) => Learning): Router[] =>
  vbrsOf(world).map((vbr) => borderRouter(world, vbr, learnedOf(vbr.VbrId)));

const borderRouter = (world: World, vbr: Vbr, { learned, link }: Learning): Router => ({
  id: vbr.VbrId,
  kind: 'vbr',
  label: `VBR ${vbr.VbrId} (${vbr.region}, account ${vbr.account})`,
  region: vbr.region,
  account: vbr.account,
  tables: {
    main: oneABlock([...routesOverLine(world, vbr), ...learned.map((route) => learnedRoute(route, link))]),
  },
});

function routesOverLine(world: World, vbr: Vbr): Route[] {
  const centre = find(world.lines, vbr.PhysicalConnectionId)?.dataCentre ?? '';
  const there = find(world.dataCentres, centre) !== undefined;
  return borderRoutes(world, vbr).map((route) => ({
    cidr: route.cidr,
    target: there ? { kind: 'link', link: lineLinkId(vbr.VbrId, centre) } : { kind: 'blackhole' },
    origin: {
      object: route.object,
      text: there ? route.text : `${route.text}, whose physical connection is not there`,
    },
  }));
}

/** The leased lines that end at VBRs. */
export const borderLinks = (world: World): FabricLink[] =>
  vbrsOf(world).flatMap((vbr) =>
    lineLink(world, {
      id: vbr.VbrId,
      line: vbr.PhysicalConnectionId,
      bgp: speaksBgp(vbr),
      ...(vbr.Bandwidth !== undefined && { bandwidth: vbr.Bandwidth * 1_000_000 }),
      ...(vbr.Status !== 'active' && { closed: `VBR ${vbr.VbrId} is ${vbr.Status}` }),
    }),
  );
