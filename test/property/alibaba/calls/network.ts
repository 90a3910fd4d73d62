import type { Vpc, World } from '../../../../src/cloud/world.js';
import { cidr, formatIp } from '../../../../src/model/cidr.js';
import { rows } from '../../../../src/model/json.js';
import { blocksOf } from '../../blocks.js';
import type { Dice } from '../../dice.js';
import { idsOf, type Maker, maker } from '../../maker.js';

/** A block in a VPC, of those that its own vSwitches and others' have. */
function blockIn(vpc: Vpc, dice: Dice): string {
  const { base } = cidr(vpc.cidrs[0] ?? '10.0.0.0/8');
  return `${formatIp(base + dice.below(8) * 0x100)}/${dice.chance(30) ? 25 : 24}`;
}

/** A next hop of each kind that the world has, with the type that fits it. */
function nextHop(world: World, vpc: string, dice: Dice) {
  const inside = rows(world.hosts).filter(({ subnet }) => world.subnets[subnet]?.vpc === vpc);
  const hops = [
    ...inside.map(({ id }) => ({ NextHopType: 'Instance', NextHopId: id })),
    ...idsOf(world, 'vpn-').map((id) => ({ NextHopType: 'VpnGateway', NextHopId: id })),
    ...idsOf(world, 'ri-').map((id) => ({ NextHopType: 'RouterInterface', NextHopId: id })),
    ...idsOf(world, 'tr-attach-').map((id) => ({ NextHopType: 'Attachment', NextHopId: id })),
  ];
  return dice.pick(hops);
}

export const networkCalls: readonly Maker[] = [
  maker('CreateVpc', 1, (world, dice) => {
    const like = dice.pick(rows(world.vpcs));
    return like && { as: like.account, with: { RegionId: like.region, CidrBlock: '10.9.0.0/16' } };
  }),
  maker('DeleteVpc', 1, (world, dice) => {
    const vpc = dice.pick(rows(world.vpcs));
    return vpc && { as: vpc.account, with: { VpcId: vpc.id } };
  }),
  maker('CreateVSwitch', 2, (world, dice) => {
    const vpc = dice.pick(rows(world.vpcs));
    if (!vpc) return undefined;
    const CidrBlock = blockIn(vpc, dice);
    return { as: vpc.account, with: { VpcId: vpc.id, ZoneId: `${vpc.region}-a`, CidrBlock } };
  }),
  maker('DeleteVSwitch', 1, (world, dice) => {
    const subnet = dice.pick(rows(world.subnets));
    return subnet && { as: world.vpcs[subnet.vpc]?.account, with: { VSwitchId: subnet.id } };
  }),
  maker('CreateRouteEntry', 6, (world, dice) => {
    const table = dice.pick(rows(world.routeTables));
    const hop = table && nextHop(world, table.vpc, dice);
    if (!hop) return undefined;
    const DestinationCidrBlock = dice.pick(blocksOf(world)) ?? '10.77.0.0/24';
    return {
      as: world.vpcs[table.vpc]?.account,
      with: { RouteTableId: table.id, DestinationCidrBlock, ...hop },
    };
  }),
  maker('DeleteRouteEntry', 2, (world, dice) => {
    const table = dice.pick(rows(world.routeTables).filter(({ entries }) => entries.length > 0));
    const entry = dice.pick(table?.entries ?? []);
    if (!table || !entry) return undefined;
    return {
      as: world.vpcs[table.vpc]?.account,
      with: { RouteTableId: table.id, DestinationCidrBlock: entry.cidr, NextHopId: entry.nextHopId },
    };
  }),
  ...['AssociateVpcCidrBlock', 'UnassociateVpcCidrBlock'].map((name) =>
    maker(name, 1, (world, dice) => {
      const vpc = dice.pick(rows(world.vpcs));
      if (!vpc) return undefined;
      const SecondaryCidrBlock = dice.chance(50) ? (vpc.cidrs.at(-1) ?? '') : '192.168.0.0/16';
      return { as: vpc.account, with: { RegionId: vpc.region, VpcId: vpc.id, SecondaryCidrBlock } };
    }),
  ),
];
