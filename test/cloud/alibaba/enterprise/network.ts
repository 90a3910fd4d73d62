import { predict } from '../../../../src/analyze/predict.js';
import type { Verdict } from '../../../../src/analyze/verdict.js';
import { settle } from '../../../../src/cloud/clouds.js';
import { deriveFabric } from '../../../../src/cloud/fabric.js';
import { whyNoRoute } from '../../../../src/cloud/why.js';
import type { World } from '../../../../src/cloud/world.js';
import type { JsonObject } from '../../../../src/model/json.js';
import { accepted, done, withCen, worldOf } from '../../world.js';

/** Two VPCs and a shared one in one region, two in others, one of account B's; a host in each, without filters. */
export const plainWorld = (): World =>
  worldOf({
    vpcs: {
      'vpc-1': ['A cn-hangzhou 10.1.0.0/16', { 'vsw-1': '10.1.1.0/24' }],
      'vpc-2': ['A cn-hangzhou 10.2.0.0/16', { 'vsw-2': '10.2.1.0/24', 'vsw-29': '10.2.2.0/29' }],
      'vpc-s': ['A cn-hangzhou 10.3.0.0/16', { 'vsw-s': '10.3.1.0/24' }],
      'vpc-far': ['A cn-beijing 10.4.0.0/16', { 'vsw-far': '10.4.1.0/24' }],
      'vpc-us': ['A us-east-1 10.5.0.0/16', { 'vsw-us': '10.5.1.0/24' }],
      'vpc-b': ['B cn-hangzhou 10.6.0.0/16', { 'vsw-b': '10.6.1.0/24' }],
      'vpc-x': ['A cn-hangzhou 10.1.0.0/16', { 'vsw-x': '10.1.1.0/24' }],
    },
    hosts: {
      'h-1': 'vsw-1 10.1.1.10',
      'h-2': 'vsw-2 10.2.1.10',
      'h-s': 'vsw-s 10.3.1.10',
      'h-far': 'vsw-far 10.4.1.10',
      'h-us': 'vsw-us 10.5.1.10',
      'h-b': 'vsw-b 10.6.1.10',
      'h-x': 'vsw-x 10.1.1.20',
    },
  });

export interface Net {
  readonly world: World;
  readonly CenId: string;
}

export const net = (world = plainWorld()): Net => {
  const [made, CenId] = withCen(world);
  return { world: made, CenId };
};

/** A call of A's that must be accepted, and what it answers under `key`; everything has settled. */
function making(world: World, action: string, params: JsonObject, key: string): readonly [World, string] {
  const result = accepted(world, 'A', action, params);
  return [settle(result.world).world, String(result.response[key])];
}

export const withRouter = (world: World, CenId: string, RegionId: string) =>
  making(world, 'CreateTransitRouter', { CenId, RegionId }, 'TransitRouterId');

export const zonesOf = (VSwitchId: string) => [{ ZoneId: 'a', VSwitchId }];

export const withVpc = (world: World, TransitRouterId: string, vpc: string, more: JsonObject = {}) =>
  making(
    world,
    'CreateTransitRouterVpcAttachment',
    { TransitRouterId, VpcId: vpc, ZoneMappings: zonesOf(vpc.replace('vpc', 'vsw')), ...more },
    'TransitRouterAttachmentId',
  );

export const withTable = (world: World, TransitRouterId: string) =>
  making(world, 'CreateTransitRouterRouteTable', { TransitRouterId }, 'TransitRouterRouteTableId');

export const systemTable = (world: World, router: string): string =>
  Object.values(world.alibaba.transitRouterRouteTables).find(
    (row) => row.TransitRouterId === router && row.TransitRouterRouteTableType === 'System',
  )?.TransitRouterRouteTableId ?? '';

const tie = (TransitRouterAttachmentId: string, TransitRouterRouteTableId: string): JsonObject => ({
  TransitRouterAttachmentId,
  TransitRouterRouteTableId,
});

export const associate = (world: World, attachment: string, table: string): World =>
  done(world, 'A', 'AssociateTransitRouterAttachmentWithRouteTable', tie(attachment, table));

export const dissociate = (world: World, attachment: string, table: string): World =>
  done(world, 'A', 'DissociateTransitRouterAttachmentFromRouteTable', tie(attachment, table));

export const learn = (world: World, attachment: string, table: string): World =>
  done(world, 'A', 'EnableTransitRouterRouteTablePropagation', tie(attachment, table));

export const unlearn = (world: World, attachment: string, table: string): World =>
  done(world, 'A', 'DisableTransitRouterRouteTablePropagation', tie(attachment, table));

export const publish = (
  world: World,
  TransitRouterAttachmentId: string,
  AutoPublishRouteEnabled = true,
): World =>
  done(world, 'A', 'UpdateTransitRouterVpcAttachmentAttribute', {
    TransitRouterAttachmentId,
    AutoPublishRouteEnabled,
  });

export const ping = (world: World, from: string, to: string): Verdict =>
  predict(deriveFabric(world), { from, to, protocol: 'icmp' }, (router, destination, address, ingress) =>
    whyNoRoute(world, router, destination, address, ingress),
  );

/** `reachable`, or the reason, the direction and the object: `NOT_ASSOCIATED return tr-attach-…`. */
export function said(world: World, from: string, to: string): string {
  const { reachable, code, direction, object } = ping(world, from, to);
  return reachable ? 'reachable' : `${code} ${direction} ${object}`;
}

/** A route of a VPC's own, as CreateRouteEntry leaves it. */
export const withOwnRoute = (world: World, vpc: string, cidr: string, nextHopId: string): World => ({
  ...world,
  routeTables: {
    ...world.routeTables,
    [`vtb-${vpc}`]: {
      id: `vtb-${vpc}`,
      vpc,
      main: true,
      entries: [
        ...(world.routeTables[`vtb-${vpc}`]?.entries ?? []),
        { id: `rte-${vpc}-${cidr}`, cidr, nextHopType: 'Attachment', nextHopId },
      ],
    },
  },
});

/** Two VPCs of one region, attached, with the default table and everything off. */
export function pairOfVpcs() {
  const { world: fresh, CenId } = net();
  const [routed, router] = withRouter(fresh, CenId, 'cn-hangzhou');
  const [one, a1] = withVpc(routed, router, 'vpc-1');
  const [world, a2] = withVpc(one, router, 'vpc-2');
  return { world, CenId, router, table: systemTable(world, router), a1, a2 };
}

/** The same with everything on. */
export function connectedPair() {
  const made = pairOfVpcs();
  const { table, a1, a2 } = made;
  const world = [a1, a2].reduce(
    (current, row) => publish(learn(associate(current, row, table), row, table), row),
    made.world,
  );
  return { ...made, world };
}
