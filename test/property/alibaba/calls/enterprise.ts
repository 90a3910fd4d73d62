import type { World } from '../../../../src/cloud/world.js';
import { type JsonObject, rows } from '../../../../src/model/json.js';
import { blocksOf } from '../../blocks.js';
import type { Dice } from '../../dice.js';
import { accountsOf, idsOf, type Maker, maker } from '../../maker.js';
import { networksOf } from '../parts.js';

/** Of any owner: mostly that of a CEN, who owns its transit routers. */
const caller = (world: World, dice: Dice): string | undefined =>
  dice.pick(rows(world.alibaba.cens))?.account ?? dice.pick(accountsOf(world));

const routersOf = (world: World): string[] =>
  idsOf(world, 'tr-').filter((id) => !id.startsWith('tr-attach-'));

const tablesOf = (world: World): string[] =>
  idsOf(world, 'vtb-').filter((id) => world.routeTables[id] === undefined);

/** An attachment and a table of transit routers. */
const bond = (name: string, weight: number): Maker =>
  maker(name, weight, (world, dice) => ({
    as: caller(world, dice),
    with: {
      TransitRouterAttachmentId: dice.pick(idsOf(world, 'tr-attach-')) ?? 'tr-attach-none',
      TransitRouterRouteTableId: dice.pick(tablesOf(world)) ?? 'vtb-none',
    },
  }));

/** A VPC with a vSwitch in which a transit router of its region can stand. */
function vpcAttachment(world: World, dice: Dice): JsonObject | undefined {
  const subnet = dice.pick(rows(world.subnets));
  const vpc = world.vpcs[subnet?.vpc ?? ''];
  const near = rows(world.alibaba.transitRouters).filter(({ RegionId }) => RegionId === vpc?.region);
  const router = dice.pick(near);
  if (!subnet || !vpc || !router) return undefined;
  return {
    CenId: router.CenId,
    TransitRouterId: router.TransitRouterId,
    VpcId: vpc.id,
    VpcOwnerId: world.accounts[vpc.account]?.uid ?? '',
    ZoneMappings: [{ ZoneId: subnet.zone, VSwitchId: subnet.id }],
    AutoPublishRouteEnabled: !dice.chance(30),
  };
}

export const enterpriseCalls: readonly Maker[] = [
  maker('CreateTransitRouter', 2, (world, dice) => {
    const cen = dice.pick(rows(world.alibaba.cens));
    const region = dice.pick(networksOf(world))?.region;
    if (!cen || region === undefined) return undefined;
    return { as: cen.account, with: { CenId: cen.CenId, RegionId: region } };
  }),
  maker('CreateTransitRouterVpcAttachment', 4, (world, dice) => {
    const params = vpcAttachment(world, dice);
    return params && { as: caller(world, dice), with: params };
  }),
  maker('CreateTransitRouterPeerAttachment', 2, (world, dice) => {
    const cen = dice.pick(rows(world.alibaba.cens));
    const routers = routersOf(world);
    const [own, peer] = [dice.pick(routers), dice.pick(routers)];
    if (!cen || own === undefined || peer === undefined) return undefined;
    return {
      as: cen.account,
      with: {
        CenId: cen.CenId,
        TransitRouterId: own,
        PeerTransitRouterId: peer,
        Bandwidth: 2,
        BandwidthType: 'DataTransfer',
        AutoPublishRouteEnabled: true,
      },
    };
  }),
  bond('AssociateTransitRouterAttachmentWithRouteTable', 4),
  bond('EnableTransitRouterRouteTablePropagation', 4),
  bond('DissociateTransitRouterAttachmentFromRouteTable', 1),
  bond('DisableTransitRouterRouteTablePropagation', 1),
  maker('CreateTransitRouterRouteEntry', 2, (world, dice) => ({
    as: caller(world, dice),
    with: {
      TransitRouterRouteTableId: dice.pick(tablesOf(world)) ?? 'vtb-none',
      TransitRouterRouteEntryDestinationCidrBlock: dice.pick(blocksOf(world)) ?? '10.77.0.0/24',
      ...(dice.chance(50)
        ? { TransitRouterRouteEntryNextHopType: 'BlackHole' }
        : {
            TransitRouterRouteEntryNextHopType: 'Attachment',
            TransitRouterRouteEntryNextHopId: dice.pick(idsOf(world, 'tr-attach-')) ?? 'tr-attach-none',
          }),
    },
  })),
  maker('GrantInstanceToTransitRouter', 1, (world, dice) => {
    const [cen, vpc] = [dice.pick(rows(world.alibaba.cens)), dice.pick(rows(world.vpcs))];
    if (!cen || !vpc) return undefined;
    return {
      as: vpc.account,
      with: {
        CenId: cen.CenId,
        CenOwnerId: world.accounts[cen.account]?.uid ?? '',
        InstanceId: vpc.id,
        InstanceType: 'VPC',
        RegionId: vpc.region,
      },
    };
  }),
  maker('DeleteTransitRouterVpcAttachment', 1, (world, dice) => ({
    as: caller(world, dice),
    with: { TransitRouterAttachmentId: dice.pick(idsOf(world, 'tr-attach-')) ?? 'tr-attach-none' },
  })),
];
