import type { TransitRouter } from '../../../../src/cloud/alibaba/enterprise/state.js';
import type { World } from '../../../../src/cloud/world.js';
import { rows } from '../../../../src/model/json.js';
import type { Dice } from '../../dice.js';
import { uidOf } from '../../maker.js';
import { call, ownerOf, type Script } from '../../script.js';

/** A transit router in each region, the VPCs at them, the regions joined, and most of what has to be switched on. */
export function* enterpriseOpening(start: World, dice: Dice): Script {
  const owner = ownerOf(start, dice);
  let world = yield call(owner, 'CreateCen', { Name: 'Lab' });
  const CenId = rows(world.alibaba.cens).at(-1)?.CenId;
  if (CenId === undefined) return world;
  for (const RegionId of [...new Set(rows(start.vpcs).map(({ region }) => region))].sort())
    world = yield call(owner, 'CreateTransitRouter', { CenId, RegionId });
  world = yield* vpcs(world, owner, CenId, dice);
  world = yield* peers(world, owner, CenId, dice);
  return yield* switches(world, owner, dice);
}

const routersOf = (world: World, CenId: string): TransitRouter[] =>
  rows(world.alibaba.transitRouters).filter((row) => row.CenId === CenId);

function* vpcs(start: World, owner: string, CenId: string, dice: Dice): Script {
  let world = start;
  for (const { id, account, region } of rows(start.vpcs)) {
    const subnet = rows(start.subnets).find(({ vpc }) => vpc === id);
    const router = routersOf(world, CenId).find(({ RegionId }) => RegionId === region);
    if (!subnet || !router || dice.chance(10)) continue;
    if (account !== owner && !dice.chance(5))
      world = yield call(account, 'GrantInstanceToTransitRouter', {
        CenId,
        CenOwnerId: uidOf(world, owner),
        InstanceId: id,
        InstanceType: 'VPC',
        RegionId: region,
      });
    world = yield call(owner, 'CreateTransitRouterVpcAttachment', {
      CenId,
      TransitRouterId: router.TransitRouterId,
      VpcId: id,
      VpcOwnerId: uidOf(world, account),
      ZoneMappings: [{ ZoneId: subnet.zone, VSwitchId: subnet.id }],
      AutoPublishRouteEnabled: !dice.chance(15),
    });
  }
  return world;
}

function* peers(start: World, owner: string, CenId: string, dice: Dice): Script {
  let world = start;
  const routers = routersOf(start, CenId);
  for (const [i, { TransitRouterId }] of routers.entries())
    for (const peer of routers.slice(i + 1))
      if (!dice.chance(15))
        world = yield call(owner, 'CreateTransitRouterPeerAttachment', {
          CenId,
          TransitRouterId,
          PeerTransitRouterId: peer.TransitRouterId,
          Bandwidth: 2 + dice.below(4),
          BandwidthType: 'DataTransfer',
          AutoPublishRouteEnabled: !dice.chance(15),
        });
  return world;
}

/** Every attachment with a table of each transit router it ends at: its packets ask it, its routes are in it. */
function* switches(start: World, owner: string, dice: Dice): Script {
  let world = start;
  for (const { TransitRouterId } of rows(start.alibaba.transitRouters))
    if (dice.chance(25)) world = yield call(owner, 'CreateTransitRouterRouteTable', { TransitRouterId });
  for (const row of rows(world.alibaba.transitRouterAttachments)) {
    const { TransitRouterAttachmentId } = row;
    const ends = 'PeerTransitRouterId' in row ? [row.PeerTransitRouterId] : [];
    for (const end of [row.TransitRouterId, ...ends]) {
      const tables = tablesAt(world, end);
      const TransitRouterRouteTableId = dice.chance(25) ? dice.pick(tables) : tables[0];
      if (TransitRouterRouteTableId === undefined) continue;
      const tie = { TransitRouterAttachmentId, TransitRouterRouteTableId };
      if (!dice.chance(8)) world = yield call(owner, 'AssociateTransitRouterAttachmentWithRouteTable', tie);
      if (!dice.chance(8)) world = yield call(owner, 'EnableTransitRouterRouteTablePropagation', tie);
    }
  }
  return world;
}

/** The one that each transit router has from the start comes first. */
const tablesAt = (world: World, router: string): string[] =>
  rows(world.alibaba.transitRouterRouteTables)
    .filter(({ TransitRouterId }) => TransitRouterId === router)
    .sort((a, b) => a.order - b.order)
    .map(({ TransitRouterRouteTableId }) => TransitRouterRouteTableId);
