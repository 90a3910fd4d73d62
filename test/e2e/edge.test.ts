import t, { type Test } from 'tap';
import type { RouterInterface } from '../../src/cloud/alibaba/state/router-interface.js';
import { deriveFabric } from '../../src/cloud/fabric.js';
import { addressOfHost } from '../../src/cloud/lookup.js';
import type { World } from '../../src/cloud/world.js';
import type { Kernel } from '../../src/kernel/kernel.js';
import { linuxKernel } from '../../src/kernel/linux/kernel.js';
import { planeOf } from '../../src/lab/plan.js';
import { NOTHING, reconcile } from '../../src/lab/reconcile.js';
import type { Plane } from '../../src/plane/plane.js';
import { ping } from '../../src/probe/ping.js';
import {
  attachVbr,
  verdict,
  withConnection,
  withDataCentre,
  withGateway,
  withLine,
  without,
  withRoutes,
  withVbr,
} from '../cloud/edge.js';
import { attach, withCen, worldOf } from '../cloud/world.js';
import { inSandbox } from '../sandbox.js';

const BLOCK = '192.168.0.0/16';
const SESSION = { LocalAsn: 45104, PeerAsn: 64999, announced: [{ cidr: BLOCK, asPath: [64999] }] };

const plan = worldOf({
  vpcs: {
    'vpc-a': ['A cn-qingdao 10.1.0.0/16', { 'vsw-a': '10.1.0.0/24' }],
    'vpc-v': ['A cn-qingdao 10.3.0.0/16', { 'vsw-v': '10.3.0.0/24' }],
  },
  hosts: { a: 'vsw-a 10.1.0.10', v: 'vsw-v 10.3.0.10' },
});

/** vpc-a and two lines to a data centre in a CEN; vpc-v with an IPsec connection to the same data centre. */
function joined(): World {
  const lines = withLine(withLine(plan, 'pc-1', 'cn-qingdao', 'idc'), 'pc-2', 'cn-qingdao', 'idc');
  const centre = withDataCentre(lines, 'idc', BLOCK, { server: '192.168.5.10' }, ['10.3.0.0/16 vco']);
  const vpn = withConnection(
    withGateway(centre, 'vpn', 'vpc-v', 50),
    'vco',
    'vpn 10.3.0.0/16',
    `idc ${BLOCK}`,
  );
  const routed = withRoutes(vpn, 'vpc-v', `${BLOCK} VpnGateway vpn`);
  const bordered = ['1', '2'].reduce(
    (world, n) => withVbr(world, `vbr-${n}`, `pc-${n}`, [], { bgp: SESSION }),
    routed,
  );
  const [world, CenId] = withCen(bordered);
  return attachVbr(attachVbr(attach(world, CenId, 'vpc-a'), CenId, 'vbr-1'), CenId, 'vbr-2');
}

/** vpc-hub has a peering with each of two VPCs, which have routes to each other over it. */
function hub(): World {
  const vpcs = {
    'vpc-1': ['A cn-qingdao 10.1.0.0/16', { 'vsw-1': '10.1.0.0/24' }],
    'vpc-2': ['A cn-qingdao 10.2.0.0/16', { 'vsw-2': '10.2.0.0/24' }],
    'vpc-hub': ['A cn-qingdao 10.9.0.0/16', { 'vsw-hub': '10.9.0.0/24' }],
  } as const;
  const world = worldOf({
    vpcs,
    hosts: { one: 'vsw-1 10.1.0.10', two: 'vsw-2 10.2.0.10', middle: 'vsw-hub 10.9.0.10' },
  });
  const ends = [
    ['ri-1', 'vpc-1', 'ri-h1'],
    ['ri-h1', 'vpc-hub', 'ri-1'],
    ['ri-2', 'vpc-2', 'ri-h2'],
    ['ri-h2', 'vpc-hub', 'ri-2'],
  ] as const;
  const rows = ends.map(
    ([id, vpc, opposite], order): RouterInterface => ({
      RouterInterfaceId: id,
      account: 'A',
      region: 'cn-qingdao',
      vpc,
      Role: vpc === 'vpc-hub' ? 'AcceptingSide' : 'InitiatingSide',
      Spec: 'Small.1',
      Bandwidth: 10,
      OppositeRegionId: 'cn-qingdao',
      OppositeInterfaceId: opposite,
      Status: 'Active',
      created: world.now,
      order,
    }),
  );
  const routerInterfaces = Object.fromEntries(rows.map((row) => [row.RouterInterfaceId, row]));
  const peered = { ...world, alibaba: { ...world.alibaba, routerInterfaces } };
  const left = withRoutes(peered, 'vpc-1', '10.0.0.0/8 RouterInterface ri-1');
  const right = withRoutes(left, 'vpc-2', '10.0.0.0/8 RouterInterface ri-2');
  return withRoutes(
    right,
    'vpc-hub',
    '10.1.0.0/16 RouterInterface ri-h1',
    '10.2.0.0/16 RouterInterface ri-h2',
  );
}

/** For each pair of hosts, in both directions: packets do what the configuration says. Gives how many reach. */
async function agree(t: Test, kernel: Kernel, world: World): Promise<number> {
  const hosts = Object.keys(deriveFabric(world).hosts);
  let reached = 0;
  for (const from of hosts) {
    for (const to of hosts.filter((other) => other !== from)) {
      const said = verdict(world, from, to);
      const seen = await ping(kernel, from, addressOfHost(world, to) ?? '', { count: 1, waitMs: 300 });
      t.equal(seen.reachable, said.reachable, `${from} -> ${to}: ${said.text}`);
      if (seen.reachable) reached++;
    }
  }
  return reached;
}

/** Makes the kernel hold one world after the other, and compares each. */
function lab(t: Test): (world: World) => Promise<number> {
  const kernel = linuxKernel();
  let stands: Plane = NOTHING;
  t.teardown(async () => {
    await kernel.prune([]);
    kernel.close();
  });
  return async (world) => {
    const wanted = planeOf(world);
    await reconcile(kernel, stands, wanted);
    stands = wanted;
    return agree(t, kernel, world);
  };
}

if (inSandbox(import.meta.url)) {
  t.test('a data centre behind two lines and an IPsec connection, in real packets', async (t) => {
    const reached = lab(t);
    const world = joined();
    t.equal(await reached(world), 4, 'a and v reach the server, and not each other');
    t.equal(await reached(without(world, 'pc-1')), 4, 'the other line takes over');
    t.equal(await reached(without(world, 'pc-1', 'pc-2')), 2, 'the VPN is left');
    t.equal(await reached(without(world, 'vco')), 2, 'the lines are left');
    t.equal(await reached(world), 4, 'healed');
  });

  t.test('peerings, and no transit between them, in real packets', async (t) => {
    t.equal(await lab(t)(hub()), 4, 'each reaches the one in the middle, and not the other');
  });
}
