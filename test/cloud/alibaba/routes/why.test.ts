import t from 'tap';
import { deriveFabric } from '../../../../src/cloud/fabric.js';
import { whyNoRoute } from '../../../../src/cloud/why.js';
import type { World } from '../../../../src/cloud/world.js';
import { withCen } from '../../world.js';
import { bordered, changeVbr, join, leave, publish, verdict, withEntries, withMap } from './network.js';

const plan = {
  vpcs: {
    'vpc-1': ['A cn-qingdao 10.1.0.0/16', { 'vsw-1': '10.1.1.0/24' }],
    'vpc-2': ['A cn-beijing 10.2.0.0/16', { 'vsw-2': '10.2.1.0/24' }],
  },
  hosts: { h1: 'vsw-1 10.1.1.10', h2: 'vsw-2 10.2.1.10' },
} as const;
const [bare, CenId] = withCen(
  bordered(plan, {
    'vbr-1': { static: ['192.168.0.0/16'] },
    'vbr-2': { block: '172.16.0.0/16', static: ['172.16.0.0/16'] },
  }),
);
const all = join(bare, CenId, 'vpc-1', 'vpc-2', 'vbr-1', 'vbr-2');
const [idc1, idc2] = ['idc-vbr-1-host', 'idc-vbr-2-host'];

t.test('everything attached: only VBRs are strangers to each other', async (t) => {
  for (const [from, to] of [
    ['h1', 'h2'],
    ['h1', idc1],
    ['h2', idc2],
    [idc1, 'h2'],
  ] as const)
    t.equal(verdict(all, from, to).reachable, true, `${from} ${to}: ${verdict(all, from, to).text}`);
  t.match(verdict(all, idc1, idc2), {
    reachable: false,
    code: 'ROUTE_DENIED',
    direction: 'forward',
    object: 'default route map 5000',
    text: '172.16.0.0/16 of static route rte-vbr-2-1 of vbr-2 does not get to vbr-1: the default route map 5000 denies it in direction RegionOut of cn-qingdao',
  });
  const open = withMap(all, CenId, { Priority: 1, MapResult: 'Permit', SourceChildInstanceTypes: ['VBR'] });
  t.equal(verdict(open, idc1, idc2).reachable, true);
});

t.test('networks that are not attached', async (t) => {
  t.match(verdict(leave(all, CenId, 'vbr-1'), 'h1', idc1), { code: 'NOT_ATTACHED', object: 'vbr-1' });
  t.match(verdict(leave(all, CenId, 'vbr-1'), idc1, 'h1'), { code: 'NOT_ATTACHED', object: 'vbr-1' });
  t.match(verdict(leave(all, CenId, 'vpc-1'), idc1, 'h1'), { code: 'NOT_ATTACHED', object: 'vpc-1' });
  t.match(verdict(bare, 'h1', idc1), { code: 'NOT_ATTACHED', object: 'vpc-1' });
});

t.test('a VBR that is not active', async (t) => {
  const down = changeVbr(all, 'vbr-1', { Status: 'terminated' });
  t.match(verdict(down, 'h1', idc1), {
    code: 'NO_ROUTE',
    object: 'vbr-1',
    text: /vbr-1 is terminated, not active/,
  });
});

t.test('a VBR without a route into its data centre', async (t) => {
  const mute = changeVbr(all, 'vbr-1', { routes: [] });
  t.match(verdict(mute, 'h1', idc1), {
    code: 'NO_ROUTE',
    object: 'vbr-1',
    text: /no network of cen-.* gives vpc-1/,
  });
  t.match(whyNoRoute(mute, 'vbr-1', idc1), { code: 'NO_ROUTE', object: 'vbr-1' });
});

t.test('a data centre behind a VPN gateway: the custom route has to be published', async (t) => {
  const custom: World = {
    ...withEntries(leave(all, CenId, 'vbr-1'), 'vpc-2', 'rte-vpn 192.168.0.0/16 VpnGateway vpn-2'),
    vpnGateways: {
      'vpn-2': { id: 'vpn-2', account: 'A', region: 'cn-beijing', vpc: 'vpc-2', bandwidth: 1e7 },
    },
    vpnConnections: {
      'vco-1': {
        id: 'vco-1',
        ends: ['vpn-2', 'idc-vbr-1'],
        networks: [['10.0.0.0/8'], ['192.168.0.0/16']],
      },
    },
  };
  const world: World = {
    ...custom,
    dataCentres: {
      ...custom.dataCentres,
      'idc-vbr-1': {
        ...custom.dataCentres['idc-vbr-1'],
        routes: [{ cidr: '10.0.0.0/8', via: 'vco-1' }],
      } as World['dataCentres'][string],
    },
  };
  t.match(verdict(world, 'h1', idc1), {
    code: 'NOT_PUBLISHED',
    object: 'rte-vpn',
    text: `192.168.0.0/16 of route rte-vpn of vpc-2 is not published to ${CenId}; PublishRouteEntries publishes it`,
  });
  const open = verdict(publish(world, CenId, 'vpc-2', '192.168.0.0/16'), 'h1', idc1);
  t.ok(
    open.path.some(({ router }) => router === 'vpc-2'),
    open.text,
  );
});

t.test('a container network behind a host: the route to its addresses has to be published', async (t) => {
  const { h2 } = all.hosts;
  const world: World = {
    ...withEntries(all, 'vpc-2', 'rte-pods 172.20.0.0/16 Instance h2'),
    hosts: { ...all.hosts, ...(h2 && { h2: { ...h2, aliases: ['172.20.0.5'] } }) },
  };
  t.equal(verdict(world, 'h1', 'h2').reachable, true);
  t.match(verdict(world, 'h1', 'h2', '172.20.0.5'), { code: 'NOT_PUBLISHED', object: 'rte-pods' });
  t.equal(verdict(publish(world, CenId, 'vpc-2', '172.20.0.0/16'), 'h1', 'h2', '172.20.0.5').reachable, true);
});

t.test('transit routers, data centres, what does not exist', async (t) => {
  const region = (name: string) => `tr-${CenId}-${name}`;
  const cut = withMap(all, CenId, {
    TransmitDirection: 'RegionIn',
    Priority: 1,
    MapResult: 'Deny',
    SourceInstanceIds: ['vpc-2'],
  });
  t.match(whyNoRoute(cut, region('cn-qingdao'), 'h2'), {
    code: 'ROUTE_DENIED',
    object: Object.keys(cut.alibaba.routeMaps)[0],
  });
  t.match(whyNoRoute(leave(all, CenId, 'vpc-1'), region('cn-beijing'), 'h1'), {
    code: 'NOT_ATTACHED',
    object: 'vpc-1',
  });
  const deaf: World = {
    ...all,
    dataCentres: {
      ...all.dataCentres,
      'idc-vbr-1': { ...all.dataCentres['idc-vbr-1'], routes: [] } as unknown as World['dataCentres'][string],
    },
  };
  t.match(verdict(deaf, idc1, 'h1'), { code: 'NO_ROUTE', object: 'idc-vbr-1' });
  t.match(verdict(deaf, 'h1', idc1), { code: 'NO_ROUTE', direction: 'return', object: 'idc-vbr-1' });
  t.throws(() => whyNoRoute(all, 'vpc-9', 'h1'), TypeError);
  t.throws(() => whyNoRoute(all, 'vpc-1', 'nobody'), TypeError);
});

t.test('every router has an answer for every host', async (t) => {
  for (const world of [bare, all, leave(all, CenId, 'vpc-2')]) {
    const { routers, hosts } = deriveFabric(world);
    for (const router of Object.keys(routers))
      for (const host of Object.keys(hosts)) {
        const { code, object, text } = whyNoRoute(world, router, host);
        t.ok(code && object && text, `${router} ${host}: ${text}`);
      }
  }
});
