import fc from 'fast-check';
import t from 'tap';
import { enterpriseActions } from '../../../../src/cloud/alibaba/enterprise/actions.js';
import { actionsOf, advance, apply, settle } from '../../../../src/cloud/clouds.js';
import { deriveFabric } from '../../../../src/cloud/fabric.js';
import type { World } from '../../../../src/cloud/world.js';
import type { Json, JsonObject } from '../../../../src/model/json.js';
import { compile } from '../../../../src/plane/compile/index.js';
import { frozen, UID, withPackage } from '../../world.js';
import { connectedPair, ping, withRouter, withVpc } from './network.js';

const RUNS = 60;
const keys = (table: object): string[] => Object.keys(table);

/** Values that make sense for a parameter, by its name. */
const CANDIDATES: Readonly<Record<string, (world: World) => readonly Json[]>> = {
  CenId: ({ alibaba }) => keys(alibaba.cens),
  RegionId: () => ['cn-hangzhou', 'cn-beijing', 'us-east-1'],
  TransitRouterId: ({ alibaba }) => keys(alibaba.transitRouters),
  PeerTransitRouterId: ({ alibaba }) => keys(alibaba.transitRouters),
  TransitRouterAttachmentId: ({ alibaba }) => keys(alibaba.transitRouterAttachments),
  TransitRouterRouteTableId: ({ alibaba }) => keys(alibaba.transitRouterRouteTables),
  TransitRouterRouteEntryId: ({ alibaba }) => keys(alibaba.transitRouterRouteEntries),
  TransitRouterRouteEntryNextHopId: ({ alibaba }) => keys(alibaba.transitRouterAttachments),
  TransitRouterRouteEntryNextHopType: () => ['Attachment', 'BlackHole'],
  TransitRouterRouteEntryDestinationCidrBlock: () => ['10.0.0.0/8', '10.2.1.0/24', '0.0.0.0/0'],
  VpcId: ({ vpcs }) => keys(vpcs),
  VpcOwnerId: () => Object.values(UID),
  CenOwnerId: () => [UID.A],
  InstanceId: () => ['vpc-b'],
  InstanceType: () => ['VPC'],
  ZoneMappings: ({ subnets }) => keys(subnets).map((VSwitchId) => [{ ZoneId: 'a', VSwitchId }]),
  Bandwidth: () => [1, 5, 8],
  BandwidthType: () => ['BandwidthPackage', 'DataTransfer'],
  AutoPublishRouteEnabled: () => [true, false],
  Force: () => [true, false],
};
const OFTEN = new Set(['PeerTransitRouterId', 'Bandwidth', 'Force', 'AutoPublishRouteEnabled']);

interface Step {
  readonly action: number;
  readonly as: string;
  readonly wait: 'none' | 'some' | 'all';
  readonly picks: readonly number[];
}

const STEPS = fc.array(
  fc.record<Step>({
    action: fc.nat(1_000),
    as: fc.constantFrom('A', 'A', 'A', 'A', 'B'),
    wait: fc.constantFrom('none', 'some', 'all', 'all'),
    picks: fc.array(fc.nat(1_000), { minLength: 12, maxLength: 12 }),
  }),
  { minLength: 25, maxLength: 40 },
);

const WRITES = enterpriseActions.filter(({ name }) => !name.startsWith('List'));

function paramsOf(world: World, names: readonly string[], picks: readonly number[]): JsonObject {
  const params: Record<string, Json> = {};
  names.forEach((name, i) => {
    const pick = picks[i % picks.length] ?? 0;
    const values = CANDIDATES[name]?.(world) ?? [];
    const value = values[Math.floor(pick / 7) % Math.max(1, values.length)];
    if (value !== undefined && (OFTEN.has(name) || pick % 7 < 6)) params[name] = value;
  });
  return params;
}

/** What must hold of every state. */
function flawsOf(world: World): string[] {
  const { hosts, routers, links } = deriveFabric(world);
  const flaws: string[] = [];
  for (const router of Object.values(routers)) {
    for (const [name, routes] of Object.entries(router.tables)) {
      if (new Set(routes.map(({ cidr }) => cidr.text)).size < routes.length)
        flaws.push(`${name} has a block twice`);
      for (const { target } of routes)
        if (target.kind === 'link' && !links[target.link]?.ends.includes(router.id))
          flaws.push(`${router.id} routes to ${target.link}`);
    }
    for (const [link, table] of Object.entries(router.ingressTables ?? {}))
      if (!links[link]?.ends.includes(router.id) || !router.tables[table])
        flaws.push(`${link} enters ${table}`);
  }
  for (const host of Object.values(hosts))
    if (!routers[host.router]) flaws.push(`${host.id} hangs on nothing`);
  for (const row of Object.values(world.alibaba.bandwidthPackages)) {
    const used = Object.values(world.alibaba.transitRouterAttachments)
      .flatMap((one) =>
        one.ResourceType === 'TR' && one.CenBandwidthPackageId === row.CenBandwidthPackageId ? [one] : [],
      )
      .reduce((sum, one) => sum + Math.max(one.Bandwidth, one.effective), 0);
    if (used > row.Bandwidth) flaws.push(`${row.CenBandwidthPackageId} is overdrawn: ${used}`);
  }
  return flaws;
}

t.test(
  'random calls: refusals change nothing, every state is sound and has a verdict for every pair',
  async (t) => {
    const start = (() => {
      const { world, CenId } = connectedPair();
      const [packed] = withPackage(world, CenId, 8);
      const [there, router] = withRouter(packed, CenId, 'cn-beijing');
      return frozen(withVpc(there, router, 'vpc-far')[0]);
    })();
    let accepted = 0;
    const codes = new Set<string>();
    const property = fc.property(STEPS, (steps) => {
      let world = start;
      for (const { action, as, wait, picks } of steps) {
        const chosen = WRITES[action % WRITES.length];
        if (!chosen) continue;
        const params = paramsOf(world, chosen.params, picks);
        const result = apply(world, { as, action: chosen.name, params });
        if (result.ok) accepted++;
        else codes.add(result.error.code);
        if (result.ok) world = frozen(result.world);
        if (wait === 'all') world = frozen(settle(world).world);
        if (wait === 'some') world = frozen(advance(world, 7_000).world);
        const flaws = flawsOf(world);
        if (flaws.length > 0) throw new Error(flaws.join('\n'));
      }
      compile(deriveFabric(world));
      for (const from of keys(world.hosts)) for (const to of keys(world.hosts)) ping(world, from, to);
    });
    const details = fc.check(property, { numRuns: RUNS });
    t.comment(`seed ${details.seed}: ${accepted} accepted, refused with ${[...codes].sort().join(' ')}`);
    t.notOk(details.failed, fc.defaultReportMessage(details) ?? 'no counterexample');
    t.ok(accepted > RUNS * 3, 'the calls are not all nonsense');
    t.ok(codes.size > 15, 'many ways to be refused were met');
  },
);

t.test('every call is known by its name', async (t) => {
  for (const { name } of enterpriseActions) t.ok(Object.hasOwn(actionsOf('alibaba'), name), name);
});
