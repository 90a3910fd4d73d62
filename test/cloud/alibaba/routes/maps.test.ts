import t from 'tap';
import { settle } from '../../../../src/cloud/clouds.js';
import type { World } from '../../../../src/cloud/world.js';
import type { JsonObject } from '../../../../src/model/json.js';
import { accepted, done, withCen } from '../../world.js';
import {
  bordered,
  domainAt,
  join,
  learnedAt,
  listed,
  network,
  publish,
  verdict,
  withEntries,
  withMap,
} from './network.js';

const plan = {
  vpcs: {
    'vpc-1': ['A cn-qingdao 10.1.0.0/16', { 'vsw-1': '10.1.1.0/24' }],
    'vpc-2': ['A cn-qingdao 10.2.0.0/16', { 'vsw-2': '10.2.1.0/24' }],
    'vpc-3': ['A cn-beijing 10.3.0.0/16', { 'vsw-3': '10.3.1.0/24', 'vsw-3b': '10.3.2.0/24' }],
  },
  hosts: { h1: 'vsw-1 10.1.1.10', h2: 'vsw-2 10.2.1.10', h3: 'vsw-3 10.3.1.10' },
} as const;
const [bare, CenId] = withCen(
  bordered(plan, {
    'vbr-1': { static: ['192.168.1.0/24'] },
    'vbr-2': { static: ['192.168.2.0/24'], bgp: { '192.168.3.0/24': [65001, 65002] } },
  }),
);
const three = join(withEntries(bare, 'vpc-2', 'rte-2 172.20.0.0/16'), CenId, 'vpc-1', 'vpc-2', 'vpc-3');
const all = join(three, CenId, 'vbr-1', 'vbr-2');
const deny = (world: World, more: JsonObject) =>
  withMap(world, CenId, { Priority: 10, MapResult: 'Deny', ...more });
const inbound = { TransmitDirection: 'RegionIn' };
const idOf = (world: World) => Object.keys(world.alibaba.routeMaps).at(-1);
const names = (world: World, router: string) => learnedAt(world, router).map((text) => text.split(' ')[1]);

t.test('two maps cut VPC1 from VPC2, and leave everything else alone', async (t) => {
  const half = deny(three, { SourceInstanceIds: ['vpc-2'], DestinationInstanceIds: ['vpc-1'] });
  const cut = deny(half, { Priority: 20, SourceInstanceIds: ['vpc-1'], DestinationInstanceIds: ['vpc-2'] });
  t.equal(verdict(three, 'h1', 'h2').reachable, true);
  t.same(names(cut, 'vpc-1'), ['vsw-3', 'vsw-3b']);
  t.same(names(cut, 'vpc-2'), ['vsw-3', 'vsw-3b']);
  t.same(names(cut, 'vpc-3'), ['vsw-1', 'vsw-2'], 'a map about a network says nothing of other regions');
  const map = Object.values(half.alibaba.routeMaps)[0]?.RouteMapId ?? '';
  t.match(verdict(cut, 'h1', 'h2'), {
    code: 'ROUTE_DENIED',
    direction: 'forward',
    object: map,
    text: `10.2.1.0/24 of vSwitch vsw-2 of vpc-2 does not get to vpc-1: route map ${map} (priority 10) denies it in direction RegionOut of cn-qingdao`,
  });
  t.equal(verdict(half, 'h1', 'h2').direction, 'forward', 'one map is enough to stop both directions');
  t.equal(verdict(half, 'h2', 'h1').direction, 'return');
  const entries = (Status: string) =>
    listed(cut, 'DescribeCenChildInstanceRouteEntries', { ...network(cut, CenId, 'vpc-1'), Status }).map(
      (item) => item.DestinationCidrBlock,
    );
  t.same(entries('Prohibited'), ['10.2.1.0/24']);
  t.notOk(entries('Active').includes('10.2.1.0/24' as never));
});

t.test('VBRs do not learn of each other, until a map of a smaller priority permits', async (t) => {
  t.same(names(all, 'vbr-1'), ['vsw-1', 'vsw-2', 'vsw-3', 'vsw-3b']);
  const open = withMap(all, CenId, {
    Priority: 100,
    MapResult: 'Permit',
    SourceChildInstanceTypes: ['VBR'],
    DestinationChildInstanceTypes: ['VBR'],
  });
  t.same(names(open, 'vbr-1'), ['vsw-1', 'vsw-2', 'vsw-3', 'vsw-3b', 'rte-vbr-2-1', 'vbr-2']);
  t.same(names(open, 'vbr-2'), ['vsw-1', 'vsw-2', 'vsw-3', 'vsw-3b', 'rte-vbr-1-1']);
  t.same(names(all, 'vpc-1').slice(-3), ['rte-vbr-1-1', 'rte-vbr-2-1', 'vbr-2'], 'VPCs always do');
  t.match(
    listed(all, 'DescribeCenChildInstanceRouteEntries', {
      ...network(all, CenId, 'vbr-1'),
      Status: 'Prohibited',
    }),
    [{ DestinationCidrBlock: '192.168.2.0/24' }, { DestinationCidrBlock: '192.168.3.0/24' }],
  );
  t.same(listed(all, 'DescribeCenRouteMaps', { CenId }), [], 'the default map is shown nowhere');
});

t.test('RegionIn: what a region does not take from a network, nobody gets', async (t) => {
  const world = deny(three, { ...inbound, SourceInstanceIds: ['vpc-2'] });
  t.same(names(world, 'vpc-1'), ['vsw-3', 'vsw-3b']);
  t.same(names(world, 'vpc-3'), ['vsw-1']);
  t.match(verdict(world, 'h3', 'h2'), { code: 'ROUTE_DENIED', object: idOf(world) });
  t.same(domainAt(world, CenId, 'cn-qingdao', 'Prohibited'), ['10.2.1.0/24 vpc-2 Prohibited']);
  t.same(domainAt(world, CenId, 'cn-beijing', 'Prohibited'), ['10.2.1.0/24 vpc-2 Prohibited']);
});

t.test('RegionIn from another region, RegionOut to another region', async (t) => {
  const taken = deny(three, { ...inbound, SourceRegionIds: ['cn-beijing'] });
  t.same(names(taken, 'vpc-1'), ['vsw-2']);
  t.same(names(taken, 'vpc-3'), ['vsw-1', 'vsw-2'], 'the other way stays open');
  const given = deny(three, { SourceInstanceIds: ['vpc-2'], DestinationRegionIds: ['cn-beijing'] });
  t.same(names(given, 'vpc-1'), ['vsw-2', 'vsw-3', 'vsw-3b'], 'in its own region it stays');
  t.same(names(given, 'vpc-3'), ['vsw-1']);
  const entries = listed(given, 'DescribeCenRegionDomainRouteEntries', { CenId, CenRegionId: 'cn-qingdao' });
  t.same(
    entries.map((item) => `${item.DestinationCidrBlock} ${item.ToOtherRegionStatus}`),
    ['10.1.1.0/24 Active', '10.2.1.0/24 Prohibited', '10.3.1.0/24 Prohibited', '10.3.2.0/24 Prohibited'],
  );
});

t.test('each condition', async (t) => {
  const open = publish(all, CenId, 'vpc-2', '172.20.0.0/16');
  const at1 = (condition: JsonObject) => {
    const before = names(open, 'vpc-1');
    const after = names(deny(open, condition), 'vpc-1');
    return before.filter((name) => !after.includes(name)).join(' ');
  };
  const everything = 'vsw-2 vsw-3 vsw-3b rte-2 rte-vbr-1-1 rte-vbr-2-1 vbr-2';
  t.equal(at1({}), everything, 'no condition fits all');
  t.equal(at1({ SourceInstanceIds: ['vpc-3'] }), 'vsw-3 vsw-3b');
  t.equal(
    at1({ SourceInstanceIds: ['vpc-3'], SourceInstanceIdsReverseMatch: true }),
    'vsw-2 rte-2 rte-vbr-1-1 rte-vbr-2-1 vbr-2',
  );
  t.equal(at1({ SourceRegionIds: ['cn-beijing'] }), 'vsw-3 vsw-3b');
  t.equal(at1({ SourceRouteTableIds: ['vtb-vpc-2', 'vtb-vbr-1'] }), 'vsw-2 rte-2 rte-vbr-1-1');
  t.equal(at1({ SourceChildInstanceTypes: ['VBR'] }), 'rte-vbr-1-1 rte-vbr-2-1 vbr-2');
  t.equal(at1({ SourceChildInstanceTypes: ['CCN', 'VPN'] }), '');
  t.equal(at1({ DestinationInstanceIds: ['vpc-1'] }), everything);
  t.equal(at1({ DestinationInstanceIds: ['vpc-2'] }), '');
  t.equal(at1({ DestinationInstanceIds: ['vpc-2'], DestinationInstanceIdsReverseMatch: true }), everything);
  t.equal(at1({ DestinationRouteTableIds: ['vtb-vpc-1'] }), everything);
  t.equal(at1({ DestinationRouteTableIds: ['vtb-vpc-2'] }), '');
  t.equal(at1({ DestinationRegionIds: ['cn-qingdao'] }), everything);
  t.equal(at1({ DestinationRegionIds: ['cn-beijing'] }), '');
  t.equal(at1({ DestinationChildInstanceTypes: ['VBR'] }), '');
  t.equal(at1({ DestinationCidrBlocks: ['10.3.0.0/16'] }), 'vsw-3 vsw-3b');
  t.equal(at1({ DestinationCidrBlocks: ['10.3.0.0/16'], CidrMatchMode: 'Complete' }), '');
  t.equal(
    at1({ DestinationCidrBlocks: ['10.3.1.0/24', '10.2.1.0/24'], CidrMatchMode: 'Complete' }),
    'vsw-2 vsw-3',
  );
  t.equal(at1({ RouteTypes: ['System'] }), 'vsw-2 vsw-3 vsw-3b');
  t.equal(at1({ RouteTypes: ['Custom'] }), 'rte-2 rte-vbr-1-1 rte-vbr-2-1');
  t.equal(at1({ RouteTypes: ['BGP'] }), 'vbr-2');
  t.equal(at1({ MatchAsns: [65002] }), 'vbr-2');
  t.equal(at1({ MatchAsns: [65002], AsPathMatchMode: 'Complete' }), '');
  t.equal(at1({ MatchAsns: [65001, 65002], AsPathMatchMode: 'Complete' }), 'vbr-2');
  t.equal(at1({ MatchAddressType: 'IPv6' }), '');
  t.equal(
    at1({ MatchAddressType: 'IPv4', RouteTypes: ['BGP'], SourceInstanceIds: ['vbr-1'] }),
    '',
    'all must fit',
  );
});

t.test('destination conditions do not count for RegionIn', async (t) => {
  const world = deny(three, { ...inbound, SourceInstanceIds: ['vpc-2'], DestinationInstanceIds: ['nobody'] });
  t.same(names(world, 'vpc-1'), ['vsw-3', 'vsw-3b']);
});

t.test('communities are set by one map and matched by another', async (t) => {
  const mark = (world: World, more: JsonObject) =>
    withMap(world, CenId, { ...inbound, MapResult: 'Permit', SourceInstanceIds: ['vpc-2'], ...more });
  const marked = mark(three, { Priority: 1, OperateCommunitySet: ['65001:1'] });
  const shown = (world: World) =>
    listed(world, 'DescribeCenRegionDomainRouteEntries', { CenId, CenRegionId: 'cn-beijing' }).find(
      (item) => item.NextHopInstanceId === 'vpc-2',
    );
  t.match(shown(marked), {
    Communities: { Community: ['65001:1'] },
    CenRouteMapRecords: { CenRouteMapRecord: [{ RegionId: 'cn-qingdao', RouteMapId: idOf(marked) }] },
    Preference: 50,
    AsPaths: { AsPath: [] },
  });
  t.same(names(deny(marked, { MatchCommunitySet: ['65001:1', '65001:9'] }), 'vpc-3'), ['vsw-1']);
  t.same(
    names(
      deny(marked, { MatchCommunitySet: ['65001:1', '65001:9'], CommunityMatchMode: 'Complete' }),
      'vpc-3',
    ),
    ['vsw-1', 'vsw-2'],
  );
  const next = { Priority: 2, OperateCommunitySet: ['65001:2'] };
  const chained = (more: JsonObject) =>
    mark(mark(three, { Priority: 1, NextPriority: 2, OperateCommunitySet: ['65001:1'] }), {
      ...next,
      ...more,
    });
  t.match(shown(chained({})), { Communities: { Community: ['65001:1', '65001:2'] } });
  t.match(shown(chained({ CommunityOperateMode: 'Replace' })), { Communities: { Community: ['65001:2'] } });
  t.match(shown(mark(marked, next)), { Communities: { Community: ['65001:1'] } }, 'Permit ends the asking');
});

t.test('priorities: the first that fits decides, NextPriority goes on', async (t) => {
  const permit = (more: JsonObject) =>
    withMap(deny(three, { SourceInstanceIds: ['vpc-2'] }), CenId, {
      Priority: 5,
      MapResult: 'Permit',
      ...more,
    });
  t.same(names(permit({}), 'vpc-1'), ['vsw-2', 'vsw-3', 'vsw-3b']);
  t.same(names(permit({ NextPriority: 10 }), 'vpc-1'), ['vsw-3', 'vsw-3b']);
  t.same(
    names(permit({ NextPriority: 11 }), 'vpc-1'),
    ['vsw-2', 'vsw-3', 'vsw-3b'],
    'past the one that denies',
  );
  t.same(names(permit({ Priority: 11 }), 'vpc-1'), ['vsw-3', 'vsw-3b'], 'too late');
});

t.test(
  'a map acts from Active on, also while it is Modifying, and no more while it is Deleting',
  async (t) => {
    const place = { CenId, CenRegionId: 'cn-qingdao' };
    const map = { ...place, TransmitDirection: 'RegionOut', Priority: 10, MapResult: 'Deny' };
    const made = accepted(three, 'A', 'CreateCenRouteMap', map);
    const id = { ...place, RouteMapId: String(made.response.RouteMapId) };
    t.match(id.RouteMapId, /^cenrmap-[a-z0-9]{18}$/);
    const status = (world: World) => listed(world, 'DescribeCenRouteMaps', { CenId })[0]?.Status;
    t.equal(status(made.world), 'Creating');
    t.equal(names(made.world, 'vpc-1').length, 3);
    const active = settle(made.world);
    t.same(active.happened, [`${id.RouteMapId} Active`]);
    t.equal(status(active.world), 'Active');
    t.equal(names(active.world, 'vpc-1').length, 0);
    const change = { ...id, Priority: 10, MapResult: 'Deny', SourceInstanceIds: ['vpc-2'] };
    const modifying = accepted(active.world, 'A', 'ModifyCenRouteMap', change).world;
    t.equal(status(modifying), 'Modifying');
    t.same(names(modifying, 'vpc-1'), ['vsw-3', 'vsw-3b']);
    const deleting = accepted(settle(modifying).world, 'A', 'DeleteCenRouteMap', id).world;
    t.equal(status(deleting), 'Deleting');
    t.equal(names(deleting, 'vpc-1').length, 3);
    t.same(settle(deleting).world.alibaba.routeMaps, {});
  },
);

t.test('a CEN takes its maps with it', async (t) => {
  const world = deny(bare, {});
  t.same(done(world, 'A', 'DeleteCen', { CenId }).alibaba.routeMaps, {});
});
