import type { World } from '../../../../src/cloud/world.js';
import { type JsonObject, rows } from '../../../../src/model/json.js';
import { blocksOf } from '../../blocks.js';
import type { Dice } from '../../dice.js';
import { type Maker, maker } from '../../maker.js';

const ownerOf = (world: World, vpc: string | undefined): string | undefined => world.vpcs[vpc ?? '']?.account;

/** The switch in the CCN's own table. */
const ccnSwitch = (name: string, on: boolean): Maker =>
  maker(name, 3, (world, dice) => {
    const route = dice.pick(rows(world.tencent.ccnRoutes).filter(({ Enabled }) => Enabled !== on));
    if (!route) return undefined;
    const { CcnId, RouteId } = route;
    return { as: world.tencent.ccns[CcnId]?.account, with: { CcnId, RouteIds: [RouteId] } };
  });

/** The switch in the VPC's table, of the user's routes and of those of the CCN. */
const vpcSwitch = (name: string, on: boolean): Maker =>
  maker(name, 3, (world, dice) => {
    const pushed = rows(world.tencent.vpcCcnRoutes)
      .filter(({ Enabled }) => Enabled !== on)
      .map((row) => ({ table: row.routeTable, item: row.RouteItemId }));
    const own = rows(world.routeTables).flatMap(({ id, entries }) =>
      entries
        .filter(({ enabled }) => (enabled ?? true) !== on)
        .map((entry) => ({ table: id, item: entry.id })),
    );
    const chosen = dice.pick([...pushed, ...own]);
    return (
      chosen && {
        as: ownerOf(world, world.routeTables[chosen.table]?.vpc),
        with: { RouteTableId: chosen.table, RouteItemIds: [chosen.item] },
      }
    );
  });

/** A call about one of the user's own routes. */
const ofEntry = (
  name: string,
  weight: number,
  params: (item: string, world: World, dice: Dice, vpc: string) => JsonObject | undefined,
): Maker =>
  maker(name, weight, (world, dice) => {
    const table = dice.pick(rows(world.routeTables).filter(({ entries }) => entries.length > 0));
    const entry = dice.pick(table?.entries ?? []);
    const given = table && entry && params(entry.id, world, dice, table.vpc);
    return given && { as: ownerOf(world, table.vpc), with: { RouteTableId: table.id, ...given } };
  });

/** A route to a next hop of each kind that the VPC has. */
function route(world: World, vpc: string, dice: Dice): JsonObject | undefined {
  const hosts = rows(world.hosts).filter(({ subnet }) => world.subnets[subnet]?.vpc === vpc);
  const hops = [
    ...hosts.map(({ id }) => ({ GatewayType: 'NORMAL_CVM', GatewayId: id })),
    ...hosts.slice(0, 1).map(({ address }) => ({ GatewayType: 'CVM', GatewayId: address })),
    ...rows(world.vpnGateways)
      .filter((gateway) => gateway.vpc === vpc)
      .map(({ id }) => ({ GatewayType: 'VPN', GatewayId: id })),
    ...rows(world.tencent.directConnectGateways)
      .filter(({ NetworkInstanceId }) => NetworkInstanceId === vpc)
      .map((row) => ({ GatewayType: 'DIRECTCONNECT', GatewayId: row.DirectConnectGatewayId })),
  ];
  const hop = dice.pick(hops);
  if (!hop) return undefined;
  const DestinationCidrBlock = dice.pick(blocksOf(world)) ?? '10.77.0.0/24';
  return { DestinationCidrBlock, ...hop, ...(dice.chance(15) ? { Enabled: false } : {}) };
}

export const routeCalls: readonly Maker[] = [
  ccnSwitch('EnableCcnRoutes', true),
  ccnSwitch('DisableCcnRoutes', false),
  vpcSwitch('EnableRoutes', true),
  vpcSwitch('DisableRoutes', false),
  maker('CreateRoutes', 5, (world, dice) => {
    const table = dice.pick(rows(world.routeTables));
    const given = table && route(world, table.vpc, dice);
    return given && { as: ownerOf(world, table.vpc), with: { RouteTableId: table.id, Routes: [given] } };
  }),
  ofEntry('DeleteRoutes', 2, (RouteItemId) => ({ Routes: [{ RouteItemId }] })),
  ofEntry('ReplaceRoutes', 1, (RouteItemId, world, dice, vpc) => {
    const given = route(world, vpc, dice);
    return given && { Routes: [{ ...given, RouteItemId }] };
  }),
  ofEntry('NotifyRoutes', 4, (item) => ({ RouteItemIds: [item] })),
  ofEntry('WithdrawNotifyRoutes', 1, (item) => ({ RouteItemIds: [item] })),
];
