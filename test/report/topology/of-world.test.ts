import t from 'tap';
import { worldAt } from '../../../src/lab/simulate.js';
import { topologyOf } from '../../../src/report/topology/of-world.js';
import { scenarioOf, topologyAt } from './subjects.js';

t.test('Alibaba Cloud: regions, accounts, networks, hosts, and a connection at its rate', async (t) => {
  const { regions, nodes, links } = topologyAt('cen-cross-account-cross-region');
  t.same(regions, [
    { id: 'cn-beijing', label: 'China North 2', cloud: 'alibaba' },
    { id: 'cn-qingdao', label: 'China North 1', cloud: 'alibaba' },
  ]);
  t.same(
    nodes.map(({ kind, detail, region, account }) => [kind, detail, region, account]),
    [
      ['host', '172.16.1.1', 'cn-qingdao', 'A'],
      ['host', '192.168.1.1', 'cn-beijing', 'B'],
      ['transit', '', 'cn-beijing', 'A'],
      ['transit', '', 'cn-qingdao', 'A'],
      ['vpc', '172.16.0.0/12', 'cn-qingdao', 'A'],
      ['vpc', '192.168.0.0/16', 'cn-beijing', 'B'],
    ],
  );
  const [between] = links.filter(({ kind }) => kind === 'region-connection');
  t.match(between, { label: '5 Mbps', up: true, rate: [5e6, 5e6] });
  t.notOk(between?.testBandwidth);
});

t.test('a rate that nobody bought is told apart', async (t) => {
  const { links } = topologyAt('cen-cross-account-cross-region', '4');
  t.match(
    links.filter(({ kind }) => kind === 'region-connection'),
    [{ label: '1 Kbps test', testBandwidth: true }],
  );
});

t.test('before the first call there are networks, and no links', async (t) => {
  const { nodes, links } = topologyAt('cen-cross-account-cross-region', '0');
  t.same(
    nodes.map(({ id }) => id),
    ['ecs-a', 'ecs-b', 'vpc-a', 'vpc-b'],
  );
  t.same(links, []);
});

t.test(
  'Tencent Cloud: caps of regions, limits of pairs, a direct connect gateway and its line',
  async (t) => {
    const { nodes, links } = topologyAt('tencent/egress-limit');
    t.same(
      nodes.filter(({ kind }) => kind === 'transit').map(({ region, detail }) => [region, detail]),
      [
        ['ap-beijing', '1 Gbps out'],
        ['ap-guangzhou', '220 Mbps out'],
        ['ap-hongkong', '1 Gbps out'],
        ['ap-shanghai', '30 Mbps out'],
      ],
    );
    t.same([...new Set(links.map(({ label }) => label))].sort(), ['', '100 Mbps']);
    const direct = topologyAt('tencent/direct-connect');
    t.match(
      direct.nodes.filter(({ kind }) => kind === 'direct-connect' || kind === 'idc'),
      [
        { id: 'dcg-1', region: 'ap-guangzhou' },
        { id: 'idc-1', region: '', detail: '10.1.0.0/24' },
      ],
    );
    t.match(
      direct.links.filter(({ kind }) => kind === 'line'),
      [{ ends: ['dcg-1', 'idc-1'], label: '5 Mbps' }],
    );
    t.notOk(direct.nodes.find(({ kind }) => kind === 'idc')?.account);
  },
);

t.test('a fleet’s network says whose it is', async (t) => {
  const { nodes } = topologyAt('tencent/fleet-ccn-during-creation');
  t.match(
    nodes.filter(({ fleet }) => fleet !== undefined),
    [{ kind: 'vpc', fleet: /^fleet-/, account: 'GSE service' }],
  );
});

t.test('both clouds at once, joined by a tunnel between VPN gateways', async (t) => {
  const { regions, links } = topologyAt('cross-cloud/cen-and-ccn-by-vpn');
  t.same([...new Set(regions.map(({ cloud }) => cloud))].sort(), ['alibaba', 'tencent']);
  t.match(
    links.filter(({ kind }) => kind === 'tunnel'),
    [{ ends: ['vpn-ali', 'vpngw-ten'], label: '5 Mbps' }],
  );
});

t.test('delays: alike both ways, and different', async (t) => {
  const { links } = topologyAt('latency/leased-line');
  t.same(
    links.map(({ label }) => label).filter((label) => label !== ''),
    ['5 Mbps, → 15 ms ← 10 ms', '2 Mbps, 40 ms ± 5 ms'],
  );
});

t.test('what is broken is down, with why', async (t) => {
  const world = worldAt(scenarioOf('alibaba/two-lines-failover'), '1');
  const broken = topologyOf({
    ...world,
    faults: {
      'line pc-1': { kind: 'line', line: 'pc-1' },
      'host ecs-a': { kind: 'host', host: 'ecs-a' },
    },
  });
  t.match(
    broken.links.filter(({ up }) => !up),
    [{ id: 'vbr-1/idc-1', label: '10 Mbps, down', text: /; down: ./ }],
  );
  t.match(
    broken.nodes.filter(({ up }) => !up),
    [{ id: 'ecs-a', text: /down$/ }],
  );
});
