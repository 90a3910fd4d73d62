import { predict } from '../../../../src/analyze/predict.js';
import type { Vbr } from '../../../../src/cloud/alibaba/state/vbr.js';
import { deriveFabric } from '../../../../src/cloud/fabric.js';
import { whyNoRoute } from '../../../../src/cloud/why.js';
import type { World } from '../../../../src/cloud/world.js';
import { cidr, formatIp } from '../../../../src/model/cidr.js';
import type { JsonObject } from '../../../../src/model/json.js';
import { accepted, done, type Plan, UID, worldOf } from '../../world.js';

/** A VBR, its line and data centre: `vbr-1` of `pc-vbr-1` to `idc-vbr-1` (or to `centre`). */
export interface Border {
  readonly region?: string;
  readonly centre?: string;
  /** The data centre's block: 192.168.0.0/16 unless told. */
  readonly block?: string;
  readonly static?: readonly string[];
  readonly bgp?: Readonly<Record<string, readonly number[]>>;
}

/** A world with VBRs of A's. A data centre has a host `<centre>-host` at .9.9 of its block and sends all to its VBRs. */
export function bordered(plan: Plan, borders: Readonly<Record<string, Border>>): World {
  const world = worldOf(plan);
  const entries = Object.entries(borders);
  const centreOf = (id: string, { centre }: Border) => centre ?? `idc-${id}`;
  const rowsBy = <T>(make: (id: string, border: Border, i: number) => readonly [string, T]) =>
    Object.fromEntries(entries.map(([id, border], i) => make(id, border, i)));
  return {
    ...world,
    dataCentres: rowsBy((id, border) => {
      const centre = centreOf(id, border);
      const host = `${centre}-host`;
      const block = cidr(border.block ?? '192.168.0.0/16');
      const via = entries.filter(([other, its]) => centreOf(other, its) === centre).map(([other]) => other);
      return [
        centre,
        {
          id: centre,
          cidr: block.text,
          hosts: { [host]: { id: host, address: formatIp(block.base + 9 * 256 + 9) } },
          routes: via.map((one) => ({ cidr: '0.0.0.0/0', via: one })),
        },
      ];
    }),
    lines: rowsBy((id, border) => [
      `pc-${id}`,
      {
        id: `pc-${id}`,
        account: 'A',
        region: border.region ?? 'cn-qingdao',
        dataCentre: centreOf(id, border),
        bandwidth: 1e9,
      },
    ]),
    alibaba: { ...world.alibaba, vbrs: rowsBy((id, border, i) => [id, vbrOf(id, border, i)]) },
  };
}

const vbrOf = (
  id: string,
  { region = 'cn-qingdao', static: fixed = [], bgp }: Border,
  order: number,
): Vbr => ({
  VbrId: id,
  account: 'A',
  region,
  Name: id,
  PhysicalConnectionId: `pc-${id}`,
  VlanId: 100,
  LocalGatewayIp: '10.255.0.1',
  PeerGatewayIp: '10.255.0.2',
  PeeringSubnetMask: '255.255.255.252',
  Status: 'active',
  RouteTableId: `vtb-${id}`,
  routes: fixed.map((text, i) => ({ id: `rte-${id}-${i + 1}`, cidr: text })),
  ...(bgp && {
    bgp: {
      LocalAsn: 45104,
      PeerAsn: 65001,
      announced: Object.entries(bgp).map(([text, asPath]) => ({ cidr: text, asPath })),
    },
  }),
  created: 0,
  order,
});

export const changeVbr = (world: World, id: string, change: Partial<Vbr>): World => {
  const vbr = world.alibaba.vbrs[id];
  if (!vbr) throw new Error(`no VBR ${id}`);
  return {
    ...world,
    alibaba: { ...world.alibaba, vbrs: { ...world.alibaba.vbrs, [id]: { ...vbr, ...change } } },
  };
};

/** The user's own entries in the main table `vtb-<vpc>`, as `rte-1 172.16.0.0/16 Instance ecs-1`. */
export const withEntries = (world: World, vpc: string, ...lines: readonly string[]): World => ({
  ...world,
  routeTables: {
    ...world.routeTables,
    [`vtb-${vpc}`]: {
      id: `vtb-${vpc}`,
      vpc,
      main: true,
      entries: lines.map((line) => {
        const [id = '', block = '', nextHopType = 'Instance', nextHopId = ''] = line.split(' ');
        return { id, cidr: block, nextHopType, nextHopId };
      }),
    },
  },
});

/** The parameters that name a VPC or VBR in a CEN. */
export const network = (world: World, CenId: string, id: string): JsonObject => {
  const vpc = world.vpcs[id];
  const row = vpc ?? world.alibaba.vbrs[id];
  return {
    CenId,
    ChildInstanceId: id,
    ChildInstanceType: vpc ? 'VPC' : 'VBR',
    ChildInstanceRegionId: row?.region ?? '',
  };
};

/** Networks of A's attached in turn. */
export const join = (world: World, CenId: string, ...ids: readonly string[]): World =>
  ids.reduce(
    (now, id) =>
      done(now, 'A', 'AttachCenChildInstance', { ...network(now, CenId, id), ChildInstanceOwnerId: UID.A }),
    world,
  );

export const leave = (world: World, CenId: string, id: string): World =>
  done(world, 'A', 'DetachCenChildInstance', network(world, CenId, id));

export const publish = (world: World, CenId: string, id: string, DestinationCidrBlock: string): World =>
  done(world, 'A', 'PublishRouteEntries', route(world, CenId, id, DestinationCidrBlock));

export const withdraw = (world: World, CenId: string, id: string, DestinationCidrBlock: string): World =>
  done(world, 'A', 'WithdrawPublishedRouteEntries', route(world, CenId, id, DestinationCidrBlock));

export const route = (world: World, CenId: string, id: string, DestinationCidrBlock: string): JsonObject => ({
  ...network(world, CenId, id),
  ChildInstanceRouteTableId: `vtb-${id}`,
  DestinationCidrBlock,
});

export const withMap = (world: World, CenId: string, map: JsonObject): World =>
  done(world, 'A', 'CreateCenRouteMap', {
    CenId,
    CenRegionId: 'cn-qingdao',
    TransmitDirection: 'RegionOut',
    ...map,
  });

/** Where a router sends packets that it learned a way for, as `10.1.0.0/16 vsw-b`. */
export const learnedAt = (world: World, router: string): string[] =>
  (deriveFabric(world).routers[router]?.tables.main ?? []).flatMap(({ cidr: block, target, origin }) =>
    target.kind === 'link' && target.link.startsWith(`${router}@`) ? [`${block.text} ${origin.object}`] : [],
  );

/** What a router sends where, as `10.1.0.0/16 vpc-b@cen-…`. */
export const tableOf = (world: World, router: string, table = 'main'): string[] =>
  (deriveFabric(world).routers[router]?.tables[table] ?? []).map(({ cidr: block, target }) =>
    [block.text, 'link' in target ? target.link : 'host' in target ? target.host : target.kind].join(' '),
  );

/** The elements of a list call's answer. */
export function listed(world: World, action: string, params: JsonObject): Readonly<Record<string, never>>[] {
  const { response } = accepted(world, 'A', action, { PageSize: 50, ...params });
  const outer = Object.values(response).find((value) => typeof value === 'object' && value !== null);
  return Object.values(outer as object).flat();
}

/** A region's routes as `10.1.0.0/16 vpc-b Active`. */
export const domainAt = (world: World, CenId: string, CenRegionId: string, Status = 'All'): string[] =>
  listed(world, 'DescribeCenRegionDomainRouteEntries', { CenId, CenRegionId, Status }).map(
    (item) => `${item.DestinationCidrBlock} ${item.NextHopInstanceId} ${item.Status}`,
  );

/** `address`: a further one that the host answers for. */
export const verdict = (world: World, from: string, to: string, address?: string) =>
  predict(
    deriveFabric(world),
    { from, to, protocol: 'tcp', port: 80, ...(address === undefined ? {} : { toAddress: address }) },
    (router, host, asked) => whyNoRoute(world, router, host, asked),
  );
