import { REGIONS as ALIBABA } from '../../cloud/alibaba/regions.js';
import { deriveFabric } from '../../cloud/fabric.js';
import { REGIONS as TENCENT } from '../../cloud/tencent/regions.js';
import type { CloudName, World } from '../../cloud/world.js';
import type { FabricHost, Router } from '../../fabric/fabric.js';
import { rows, type Table } from '../../model/json.js';
import { unreachable } from '../../model/never.js';
import { formatRate } from '../../model/units.js';
import { linkOf } from './link.js';
import type { Topology, TopologyNode, TopologyRegion } from './topology.js';

/** What carries packets in a world, as a picture shows it. */
export function topologyOf(world: World): Topology {
  const fabric = deriveFabric(world);
  const routers = rows(fabric.routers);
  return {
    regions: regionsOf(world, routers),
    nodes: [
      ...routers.map((router) => routerNode(world, router)),
      ...rows(fabric.hosts).map((host) => hostNode(host, fabric.routers)),
    ].sort(byId),
    links: rows(fabric.links).map(linkOf),
  };
}

export const byId = (a: { readonly id: string }, b: { readonly id: string }): number =>
  a.id < b.id ? -1 : a.id > b.id ? 1 : 0;

function regionsOf(world: World, routers: readonly Router[]): TopologyRegion[] {
  const found = new Map<string, TopologyRegion>();
  for (const { region, account } of routers) {
    if (region === '' || found.has(region)) continue;
    const cloud = world.accounts[account]?.cloud;
    found.set(region, { id: region, label: regionName(region, cloud), ...(cloud && { cloud }) });
  }
  return [...found.values()].sort(byId);
}

const NAMES: Readonly<Record<CloudName, Table<{ readonly name: string }>>> = {
  alibaba: ALIBABA,
  tencent: TENCENT,
};

const regionName = (region: string, cloud: CloudName | undefined): string =>
  (cloud && NAMES[cloud][region]?.name) ?? region;

function routerNode(world: World, router: Router): TopologyNode {
  const { id, kind, region, account, label: text } = router;
  const fleet = rows(world.tencent.fleets).find(({ vpc }) => vpc === id)?.FleetId;
  return {
    id,
    kind,
    label: router.network ?? id,
    detail: detailOf(world, router),
    region,
    ...(account === '' ? {} : { account }),
    ...(fleet === undefined ? {} : { fleet }),
    up: true,
    text: [text, ...(fleet === undefined ? [] : [`of fleet ${fleet}`]), ...blocksText(world, router)].join(
      ', ',
    ),
  };
}

function detailOf(world: World, router: Router): string {
  switch (router.kind) {
    case 'vpc':
    case 'idc':
      return blocksOf(world, router).join(', ');
    case 'transit':
      return router.egressCap ? `${formatRate(router.egressCap.rate)} out` : '';
    case 'vpn': {
      const rate = world.vpnGateways[router.id]?.bandwidth;
      return rate === undefined ? '' : formatRate(rate);
    }
    case 'vbr':
    case 'direct-connect':
    case 'edge':
      return '';
    default:
      return unreachable(router.kind);
  }
}

const blocksOf = (world: World, { id }: Router): readonly string[] =>
  world.vpcs[id]?.cidrs ?? (world.dataCentres[id] ? [world.dataCentres[id].cidr] : []);

const blocksText = (world: World, router: Router): readonly string[] =>
  router.egressCap ? [router.egressCap.origin.text] : blocksOf(world, router);

function hostNode(host: FabricHost, routers: Table<Router>): TopologyNode {
  const { region = '', account = '' } = routers[host.router] ?? {};
  const aliases = host.aliases?.length ? `, also ${host.aliases.join(', ')}` : '';
  return {
    id: host.id,
    kind: 'host',
    label: host.id,
    detail: host.address,
    region,
    ...(account === '' ? {} : { account }),
    router: host.router,
    up: host.up,
    text: `host ${host.id}, ${host.address}${aliases} in ${host.subnet}${host.up ? '' : ', down'}`,
  };
}
