import { type JsonObject, rows } from '../../../../src/model/json.js';
import { blocksOf } from '../../blocks.js';
import { type Maker, maker } from '../../maker.js';
import { networksOf } from '../parts.js';

const REGIONS = ['cn-qingdao', 'cn-beijing', 'cn-hangzhou'] as const;

const publication = (name: string, weight: number): Maker =>
  maker(name, weight, (world, dice) => {
    const row = dice.pick(rows(world.alibaba.attachments));
    const network = networksOf(world).find(({ id }) => id === row?.ChildInstanceId);
    if (!row || !network) return undefined;
    const own = rows(world.subnets)
      .filter(({ vpc }) => vpc === network.id)
      .map(({ cidr }) => cidr);
    const entries = world.routeTables[network.routeTable]?.entries.map(({ cidr }) => cidr) ?? [];
    const DestinationCidrBlock = dice.pick([...entries, ...own]) ?? dice.pick(blocksOf(world));
    const { CenId, ChildInstanceId, ChildInstanceType, ChildInstanceRegionId } = row;
    return {
      as: world.alibaba.cens[CenId]?.account,
      with: {
        CenId,
        ChildInstanceId,
        ChildInstanceType,
        ChildInstanceRegionId,
        ChildInstanceRouteTableId: network.routeTable,
        DestinationCidrBlock: DestinationCidrBlock ?? '10.77.0.0/24',
      },
    };
  });

export const routeCalls: readonly Maker[] = [
  publication('PublishRouteEntries', 4),
  publication('WithdrawPublishedRouteEntries', 2),
  maker('CreateCenRouteMap', 3, (world, dice) => {
    const cen = dice.pick(rows(world.alibaba.cens));
    if (!cen) return undefined;
    const networks = networksOf(world).map(({ id }) => id);
    const source = dice.pick(networks);
    const destination = dice.pick(networks);
    const matches: JsonObject = {
      ...(dice.chance(60) && source !== undefined ? { SourceInstanceIds: [source] } : {}),
      ...(dice.chance(40) && destination !== undefined ? { DestinationInstanceIds: [destination] } : {}),
      ...(dice.chance(30)
        ? { DestinationCidrBlocks: [dice.pick(blocksOf(world)) ?? ''], CidrMatchMode: 'Include' }
        : {}),
      ...(dice.chance(20) ? { SourceChildInstanceTypes: ['VBR'] } : {}),
    };
    return {
      as: cen.account,
      with: {
        CenId: cen.CenId,
        CenRegionId: dice.pick(REGIONS) ?? 'cn-qingdao',
        Priority: 1 + dice.below(100),
        TransmitDirection: dice.chance(50) ? 'RegionIn' : 'RegionOut',
        MapResult: dice.chance(50) ? 'Deny' : 'Permit',
        ...(dice.chance(20) ? { Preference: 1 + dice.below(100) } : {}),
        ...matches,
      },
    };
  }),
  maker('DeleteCenRouteMap', 1, (world, dice) => {
    const map = dice.pick(rows(world.alibaba.routeMaps));
    if (!map) return undefined;
    const { CenId, CenRegionId, RouteMapId } = map;
    return { as: world.alibaba.cens[CenId]?.account, with: { CenId, CenRegionId, RouteMapId } };
  }),
];
