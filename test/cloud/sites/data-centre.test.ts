import t from 'tap';
import { deriveFabric } from '../../../src/cloud/fabric.js';
import { whyNoRoute } from '../../../src/cloud/why.js';
import type { World } from '../../../src/cloud/world.js';
import {
  attachVbr,
  outcome,
  reach,
  tableOf,
  verdict,
  withDataCentre,
  withLine,
  without,
  withVbr,
} from '../edge.js';
import { attach, withCen, worldOf } from '../world.js';

const HOSTS = { server: '192.168.5.10' };
const BLOCK = '192.168.0.0/16';

/** A VPC, a data centre with two lines, and a CEN with all of them in it. */
function twoLines(routes: readonly string[], bgp: boolean): World {
  const plan = worldOf({
    vpcs: { 'vpc-a': ['A cn-qingdao 10.0.0.0/8', { 'vsw-a': '10.1.0.0/16' }] },
    hosts: { ecs: 'vsw-a 10.1.0.10' },
  });
  const lined = withLine(withLine(plan, 'pc-1', 'cn-qingdao', 'idc'), 'pc-2', 'cn-qingdao', 'idc', 50);
  const centre = withDataCentre(lined, 'idc', BLOCK, HOSTS, routes);
  const session = { LocalAsn: 45104, PeerAsn: 64999, announced: [{ cidr: BLOCK, asPath: [64999] }] };
  const vbrs = ['1', '2'].reduce(
    (world, n) => withVbr(world, `vbr-${n}`, `pc-${n}`, bgp ? [] : [BLOCK], bgp ? { bgp: session } : {}),
    centre,
  );
  const [world, CenId] = withCen(vbrs);
  return attachVbr(attachVbr(attach(world, CenId, 'vpc-a'), CenId, 'vbr-1'), CenId, 'vbr-2');
}

const STATIC = ['10.0.0.0/8 vbr-1', '10.0.0.0/8 vbr-2'];

t.test('hosts hang on the data centre’s router, whose address is the first of the block', async (t) => {
  const { hosts, routers } = deriveFabric(twoLines(STATIC, false));
  t.match(hosts.server, { address: '192.168.5.10', gateway: '192.168.0.1', router: 'idc', subnet: 'idc' });
  t.match(routers.idc, { kind: 'idc', label: 'data centre idc' });
  t.notOk(routers.idc?.filter, 'it filters nothing');
  reach(t, twoLines(STATIC, false), 'ecs', 'server');
});

t.test('of two static routes for one block the first whose way is up serves', async (t) => {
  const world = twoLines(STATIC, false);
  t.same(tableOf(world, 'idc'), [
    '10.0.0.0/8 link vbr-1/idc',
    '192.168.0.0/16 blackhole',
    '192.168.5.10/32 host server',
  ]);
  t.ok(tableOf(without(world, 'pc-1'), 'idc').includes('10.0.0.0/8 link vbr-2/idc'));
  t.match(verdict(without(world, 'pc-1', 'pc-2'), 'server', 'ecs'), {
    code: 'LINE_DOWN',
    object: 'vbr-1/idc',
    text: 'leased line pc-1 between vbr-1 and idc is down',
  });
});

t.test('a way may be named by its line', async (t) => {
  t.ok(tableOf(twoLines(['10.0.0.0/8 pc-2'], false), 'idc').includes('10.0.0.0/8 link vbr-2/idc'));
});

t.test('a way that is not there leads nowhere', async (t) => {
  t.match(verdict(twoLines(['10.0.0.0/8 vbr-9'], false), 'server', 'ecs'), {
    code: 'BLACKHOLE',
    object: 'idc',
    text: /static route of idc to 10\.0\.0\.0\/8 via vbr-9, which is not there/,
  });
});

t.test('without static routes and without BGP there is no way out', async (t) => {
  const world = twoLines([], false);
  t.match(verdict(world, 'server', 'ecs'), { code: 'NO_ROUTE', object: 'idc', direction: 'forward' });
  t.match(verdict(world, 'ecs', 'server'), { code: 'NO_ROUTE', object: 'idc', direction: 'return' });
  t.match(whyNoRoute(world, 'idc', 'ecs').text, /no static route to 10\.1\.0\.10 and learns none by BGP/);
});

t.test('over BGP a data centre learns what its border knows, and loses it with the line', async (t) => {
  const world = twoLines([], true);
  t.same(tableOf(world, 'idc'), [
    '10.1.0.0/16 link vbr-1/idc',
    '192.168.0.0/16 blackhole',
    '192.168.5.10/32 host server',
  ]);
  reach(t, world, 'ecs', 'server');
  const halved = without(world, 'pc-1');
  t.equal(outcome(halved, 'server', 'ecs').split(' ')[1], 'vbr-2', 'the other border takes over');
  reach(t, halved, 'ecs', 'server');
  const cut = without(world, 'pc-1', 'pc-2');
  t.match(verdict(cut, 'server', 'ecs'), { code: 'LINE_DOWN', object: 'pc-1', direction: 'forward' });
  t.equal(outcome(cut, 'ecs', 'server'), 'LINE_DOWN forward', 'the cloud lost its routes too');
});

t.test('over BGP come also parts of its own block that a cloud has, not those that lead back', async (t) => {
  const world = twoLines([], true);
  const carved = {
    ...world,
    subnets: {
      ...world.subnets,
      'vsw-in': { id: 'vsw-in', vpc: 'vpc-a', cidr: '192.168.77.0/24', zone: 'a' },
    },
  };
  t.ok(tableOf(carved, 'idc').includes('192.168.77.0/24 link vbr-1/idc'));
  const split = { LocalAsn: 45104, PeerAsn: 64999, announced: [{ cidr: '192.168.5.0/24', asPath: [64999] }] };
  const back = withVbr(carved, 'vbr-2', 'pc-2', ['192.168.6.0/24'], { bgp: split });
  const blocks = tableOf(back, 'idc').map((line) => line.split(' ')[0]);
  t.notOk(blocks.includes('192.168.5.0/24') || blocks.includes('192.168.6.0/24'));
});

t.test('a static route goes before a learned one, but not when its way is down', async (t) => {
  const world = twoLines(['10.1.0.0/16 vbr-2'], true);
  t.ok(tableOf(world, 'idc').includes('10.1.0.0/16 link vbr-2/idc'));
  t.ok(tableOf(without(world, 'pc-2'), 'idc').includes('10.1.0.0/16 link vbr-1/idc'));
});

t.test('a line has its bandwidth in each direction', async (t) => {
  const link = deriveFabric(twoLines(STATIC, false)).links['vbr-2/idc'];
  t.match(link, {
    kind: 'line',
    ends: ['vbr-2', 'idc'],
    up: true,
    rate: [50e6, 50e6],
    rateOrigin: { object: 'pc-2', text: 'leased line pc-2: 50 Mbps' },
    line: { id: 'pc-2', bgp: false },
  });
  t.match(verdict(twoLines(STATIC, false), 'ecs', 'server'), {
    rate: 100e6,
    rateText: 'leased line pc-1: 100 Mbps',
  });
});

t.test('hosts of one data centre reach each other through its router', async (t) => {
  const world = withDataCentre(worldOf(), 'idc', BLOCK, { one: '192.168.0.2', two: '192.168.9.2' });
  t.equal(outcome(world, 'one', 'two'), 'idc');
});
