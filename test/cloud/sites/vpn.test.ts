import t from 'tap';
import { deriveFabric } from '../../../src/cloud/fabric.js';
import { vpnRouter } from '../../../src/cloud/sites/vpn.js';
import type { World } from '../../../src/cloud/world.js';
import type { Route } from '../../../src/fabric/fabric.js';
import { cidr } from '../../../src/model/cidr.js';
import {
  outcome,
  reach,
  tableOf,
  verdict,
  withConnection,
  withDataCentre,
  withGateway,
  without,
  withRoutes,
} from '../edge.js';
import { worldOf } from '../world.js';

const plan = worldOf({
  vpcs: {
    'vpc-a': ['A cn-qingdao 10.1.0.0/16', { 'vsw-a': '10.1.0.0/24' }],
    'vpc-b': ['A cn-beijing 10.2.0.0/16', { 'vsw-b': '10.2.0.0/24' }],
  },
  hosts: { a: 'vsw-a 10.1.0.10', b: 'vsw-b 10.2.0.10' },
});

/** vpc-a, its gateway, and a data centre at the other end of an IPsec connection. */
function toDataCentre(): World {
  const centre = withDataCentre(plan, 'idc', '192.168.0.0/16', { server: '192.168.5.10' }, [
    '10.1.0.0/16 vco-1',
  ]);
  const joined = withConnection(
    withGateway(centre, 'vpn-a', 'vpc-a', 20),
    'vco-1',
    'vpn-a 10.1.0.0/16',
    'idc 192.168.0.0/16',
  );
  return withRoutes(joined, 'vpc-a', '192.168.0.0/16 VpnGateway vpn-a');
}

t.test('a VPC and a data centre through a VPN gateway, both ways', async (t) => {
  const world = toDataCentre();
  t.equal(outcome(world, 'a', 'server'), 'vpc-a vpn-a idc');
  t.equal(outcome(world, 'server', 'a'), 'idc vpn-a vpc-a');
  t.match(verdict(world, 'a', 'server'), { rate: 20e6, rateText: 'VPN gateway vpn-a: 20 Mbps' });
  t.same(tableOf(world, 'vpn-a'), ['10.1.0.0/16 link vpn-a@vpc-a', '192.168.0.0/16 link vco-1']);
  t.match(deriveFabric(world).links['vpn-a@vpc-a'], { kind: 'attachment', ends: ['vpn-a', 'vpc-a'] });
});

t.test('a connection that is down: its gateway loses the routes, the data centre’s stay', async (t) => {
  const world = without(toDataCentre(), 'vco-1');
  t.match(verdict(world, 'a', 'server'), {
    code: 'LINE_DOWN',
    object: 'vco-1',
    text: 'no IPsec connection of VPN gateway vpn-a leads to 192.168.5.10: vco-1 is down',
  });
  t.match(verdict(world, 'server', 'a'), {
    code: 'LINE_DOWN',
    object: 'vco-1',
    text: 'IPsec connection vco-1 between vpn-a and idc is down',
  });
});

t.test('a second connection takes over', async (t) => {
  const world = toDataCentre();
  const spare = withConnection(world, 'vco-2', 'idc 192.168.0.0/16', 'vpn-a 10.1.0.0/16');
  const centre = withDataCentre(spare, 'idc', '192.168.0.0/16', { server: '192.168.5.10' }, [
    '10.1.0.0/16 vco-1',
    '10.1.0.0/16 vco-2',
  ]);
  t.ok(tableOf(centre, 'vpn-a').includes('192.168.0.0/16 link vco-1'));
  const cut = without(centre, 'vco-1');
  t.ok(tableOf(cut, 'vpn-a').includes('192.168.0.0/16 link vco-2'));
  reach(t, cut, 'a', 'server');
});

t.test('two gateways: the smaller one limits both directions', async (t) => {
  const gates = withGateway(withGateway(plan, 'vpn-a', 'vpc-a', 20), 'vpn-b', 'vpc-b', 5, 'cn-beijing');
  const joined = withConnection(gates, 'vco', 'vpn-a 10.1.0.0/16', 'vpn-b 10.2.0.0/16');
  const world = withRoutes(
    withRoutes(joined, 'vpc-a', '10.2.0.0/16 VpnGateway vpn-a'),
    'vpc-b',
    '10.1.0.0/16 VpnGateway vpn-b',
  );
  t.equal(outcome(world, 'a', 'b'), 'vpc-a vpn-a vpn-b vpc-b');
  t.match(deriveFabric(world).links.vco, {
    kind: 'tunnel',
    rate: [5e6, 5e6],
    rateOrigin: { object: 'vpn-b' },
  });
  reach(t, world, 'a', 'b');
});

t.test('a VPC’s route to a gateway that stands elsewhere is a dead end', async (t) => {
  const world = withRoutes(toDataCentre(), 'vpc-b', '192.168.0.0/16 VpnGateway vpn-a');
  t.match(verdict(world, 'b', 'server'), {
    code: 'BLACKHOLE',
    object: 'rte-vpc-b-1',
    text: /VpnGateway vpn-a, which is not there/,
  });
});

t.test('what no connection leads to', async (t) => {
  const world = withRoutes(toDataCentre(), 'vpc-a', '10.2.0.0/16 VpnGateway vpn-a');
  t.match(verdict(world, 'a', 'b'), {
    code: 'NO_ROUTE',
    object: 'vpn-a',
    text: 'no IPsec connection of VPN gateway vpn-a leads to 10.2.0.10',
  });
});

t.test('blocks that a connection says lie on this side go into the VPC', async (t) => {
  const world = withConnection(toDataCentre(), 'vco-2', 'vpn-a 10.2.0.0/16', 'idc 192.168.0.0/16');
  t.ok(tableOf(world, 'vpn-a').includes('10.2.0.0/16 link vpn-a@vpc-a'));
});

t.test('a gateway without a VPC: whoever attaches it says what lies inward', async (t) => {
  const world = withConnection(
    withGateway(toDataCentre(), 'vpn-x', undefined, 10),
    'vco-x',
    'vpn-x 172.16.0.0/12',
    'idc 192.168.0.0/16',
  );
  t.same(tableOf(world, 'vpn-x'), ['192.168.0.0/16 link vco-x'], 'unattached, it only knows its tunnels');
  const gateway = world.vpnGateways['vpn-x'];
  if (!gateway) throw new Error('no gateway');
  const inward: Route = {
    cidr: cidr('172.16.0.0/12'),
    target: { kind: 'link', link: 'vpn-x@ccn' },
    origin: { object: 'ccn', text: 'CCN' },
  };
  t.same(
    vpnRouter(world, gateway, [inward]).tables.main?.map(({ cidr: block }) => block.text),
    ['172.16.0.0/12', '192.168.0.0/16'],
  );
});

t.test('a connection to an end that is not there carries nothing', async (t) => {
  const world = withConnection(withGateway(plan, 'vpn-a', 'vpc-a', 20), 'vco', 'vpn-a', 'nowhere 1.0.0.0/8');
  t.notOk(deriveFabric(world).links.vco);
  t.same(tableOf(world, 'vpn-a'), ['10.1.0.0/16 link vpn-a@vpc-a']);
  t.equal(outcome(world, 'a', 'b'), 'NOT_ATTACHED forward', 'and the rest stands');
});
