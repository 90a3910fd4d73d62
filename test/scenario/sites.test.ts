import t, { type Test } from 'tap';
import { DEFAULT_QUOTAS } from '../../src/cloud/alibaba/quotas.js';
import type { World } from '../../src/cloud/world.js';
import { planeOf } from '../../src/lab/plan.js';
import { loadScenario } from '../../src/scenario/load.js';
import { aclEntryId, rulePointer } from '../../src/scenario/rule-id.js';
import type { Scenario } from '../../src/scenario/scenario.js';
import { fixture } from './fixture.js';

function load(t: Test, text: string): Scenario {
  const { scenario, diagnostics } = loadScenario('x.lab.yaml', text);
  t.same(diagnostics, []);
  if (!scenario) throw new Error('invalid');
  return scenario;
}

const everything = (t: Test): World => load(t, fixture('valid/sites.lab.yaml')).world;

t.test('routes of a VPC, by the cloud’s names for their next hops', async (t) => {
  t.same(everything(t).routeTables['vtb-vpc-a'], {
    id: 'vtb-vpc-a',
    vpc: 'vpc-a',
    main: true,
    entries: [
      { id: 'vpc-a#1', cidr: '10.9.0.0/24', nextHopType: 'Instance', nextHopId: 'ecs-a' },
      { id: 'vpc-a#2', cidr: '10.1.0.0/24', nextHopType: 'VpnGateway', nextHopId: 'vpn-a' },
      { id: 'vpc-a#3', cidr: '192.168.0.0/16', nextHopType: 'RouterInterface', nextHopId: 'ri-1' },
    ],
  });
});

t.test('network ACLs', async (t) => {
  const { networkAcls } = everything(t);
  t.same(networkAcls['nacl-1'], {
    id: 'nacl-1',
    vpc: 'vpc-a',
    name: 'nacl-1',
    subnets: ['vsw-a'],
    ingress: [
      { id: 'nacl-1#ingress-1', protocol: 'TCP', ports: [443, 443], peer: '0.0.0.0/0', policy: 'accept' },
      { id: 'nacl-1#ingress-2', protocol: 'ICMP', peer: '10.0.0.0/8', policy: 'drop' },
    ],
    egress: [{ id: 'nacl-1#egress-1', protocol: 'ALL', peer: '0.0.0.0/0', policy: 'accept' }],
  });
  t.match(networkAcls['nacl-2'], { subnets: [], ingress: [], egress: [] });
  const { positions } = load(t, fixture('valid/sites.lab.yaml'));
  const place = positions[rulePointer(aclEntryId('nacl-1', 'ingress', 1)) ?? ''];
  t.match(place, { line: 29, col: 9 }, 'an entry is found by its id');
});

t.test('hosts answer for their aliases', async (t) => {
  const { hosts } = everything(t);
  t.same(hosts['ecs-a']?.aliases, ['10.9.0.1', '10.9.0.2']);
  t.notOk('aliases' in (hosts['ecs-b'] ?? {}));
});

t.test('data centres, lines, VPN', async (t) => {
  const { dataCentres, lines, vpnGateways, vpnConnections } = everything(t);
  t.same(dataCentres, {
    'idc-1': {
      id: 'idc-1',
      cidr: '10.1.0.0/24',
      hosts: {
        'srv-1': { id: 'srv-1', address: '10.1.0.10' },
        'srv-2': { id: 'srv-2', address: '10.1.0.254' },
      },
      routes: [
        { cidr: '172.16.0.0/12', via: 'vbr-1' },
        { cidr: '172.16.0.0/12', via: 'vco-1' },
      ],
    },
    'idc-2': { id: 'idc-2', cidr: '10.2.0.0/16', hosts: {}, routes: [] },
  });
  t.same(lines['pc-2'], {
    id: 'pc-2',
    account: 'A',
    region: 'cn-beijing',
    dataCentre: 'idc-1',
    bandwidth: 1.5e9,
  });
  t.same(vpnGateways, {
    'vpn-a': { id: 'vpn-a', account: 'A', region: 'cn-qingdao', vpc: 'vpc-a', bandwidth: 100e6 },
    'vpn-b': { id: 'vpn-b', account: 'A', region: 'cn-beijing', bandwidth: 5e6 },
  });
  t.same(vpnConnections['vco-2'], {
    id: 'vco-2',
    ends: ['vpn-a', 'vpn-b'],
    networks: [['172.16.0.0/12'], ['192.168.0.0/16', '10.7.0.0/24']],
  });
});

t.test('VBRs stand at the end of their lines', async (t) => {
  const { vbrs } = everything(t).alibaba;
  t.match(vbrs['vbr-1'], {
    VbrId: 'vbr-1',
    account: 'A',
    region: 'cn-qingdao',
    PhysicalConnectionId: 'pc-1',
    VlanId: 1,
    PeeringSubnetMask: '255.255.255.252',
    Status: 'active',
    RouteTableId: 'vtb-vbr-1',
    routes: [
      { id: 'vbr-1#1', cidr: '10.1.0.0/24' },
      { id: 'vbr-1#2', cidr: '10.3.0.0/16' },
    ],
    bgp: {
      PeerAsn: 65001,
      announced: [
        { cidr: '10.1.0.0/24', asPath: [65001] },
        { cidr: '10.2.0.0/16', asPath: [65001, 65002] },
      ],
    },
  });
  t.match(vbrs['vbr-2'], { region: 'cn-beijing', VlanId: 2, routes: [], order: 2 });
  t.notOk(vbrs['vbr-2']?.bgp);
  const ips = Object.values(vbrs).flatMap(({ LocalGatewayIp, PeerGatewayIp }) => [
    LocalGatewayIp,
    PeerGatewayIp,
  ]);
  t.equal(new Set(ips).size, 4, 'each has addresses of its own');
});

t.test('quotas differ from the defaults where the file says so', async (t) => {
  t.same(everything(t).alibaba.quotas, { ...DEFAULT_QUOTAS, censPerAccount: 2, regionsPerCen: 3 });
});

t.test('the world travels as JSON, and can be built', async (t) => {
  const world = everything(t);
  t.same(JSON.parse(JSON.stringify(world)), world);
  planeOf(world);
});

t.test('paths: one value for both directions, or one for each', async (t) => {
  const none = { latency: 0, jitter: 0, loss: 0 };
  const far = { latency: 30, jitter: 2, loss: 0.001 };
  t.same(everything(t).paths, {
    'regions cn-beijing cn-qingdao': { regions: ['cn-beijing', 'cn-qingdao'], delay: [far, far] },
    'regions cn-qingdao cn-shanghai': {
      regions: ['cn-shanghai', 'cn-qingdao'],
      delay: [none, { ...none, loss: 0.5 }],
    },
    'line pc-1': {
      line: 'pc-1',
      delay: [
        { ...none, latency: 10 },
        { ...none, latency: 15 },
      ],
    },
    'line vco-1': {
      line: 'vco-1',
      delay: [
        { latency: 0.5, jitter: 0, loss: 0 },
        { latency: 1000, jitter: 1000, loss: 0 },
      ],
    },
  });
});
