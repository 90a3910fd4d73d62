import t, { type Test } from 'tap';
import { deriveFabric } from '../../src/cloud/fabric.js';
import type { World } from '../../src/cloud/world.js';
import { linuxKernel } from '../../src/kernel/linux/kernel.js';
import { judgeBill } from '../../src/lab/bill/check.js';
import {
  expectCheck,
  type Metering,
  NO_METERING,
  placeMeters,
  readMeters,
} from '../../src/lab/bill/metering.js';
import { NOTHING, reconcile } from '../../src/lab/reconcile.js';
import { compile } from '../../src/plane/compile/index.js';
import { isListening } from '../../src/probe/listening.js';
import { sleep } from '../../src/probe/sleep.js';
import { startTool } from '../../src/probe/tool.js';
import { frameOf, payloadOf } from '../../src/probe/wire.js';
import type { BillCheck } from '../../src/scenario/schema.js';
import { bareWorld, join, withCcn } from '../cloud/tencent/lab.js';
import { attach, done, withCen, withPackage, worldOf } from '../cloud/world.js';
import { stateOf } from '../lab/world.js';
import { inSandbox } from '../sandbox.js';

const BYTES = 4_000_000;
/** What iperf3 has buffered at its end it throws away, so the buffers are small. */
const BUFFER = '64K';
const PORT = 5201;
/** iperf3's own exchange, the connection's beginning and end, what was repeated. */
const BESIDE = 0.03;

/** What so many bytes of payload weigh in full frames. */
const framed = (bytes: number): number => {
  const payload = payloadOf(1500, 'tcp');
  return (bytes / payload) * frameOf(payload, 'tcp');
};

/** A kernel that holds a world, its meters in place. */
async function standing(t: Test, world: World) {
  const kernel = linuxKernel();
  await kernel.prune([]);
  t.teardown(async () => {
    await kernel.prune([]);
    kernel.close();
  });
  const fabric = deriveFabric(world);
  await reconcile(kernel, NOTHING, compile(fabric));
  let metering: Metering = await placeMeters(kernel, NO_METERING, stateOf(world));
  return {
    /** Sends up to `BYTES` of payload; gives what iperf3 says came in. */
    async send(from: string, to: string): Promise<number> {
      metering = expectCheck(metering, stateOf(world), { tcp: [from, to], port: PORT, expect: 'reachable' });
      const server = startTool(kernel, to, 'iperf3', ['-s', '-1', '-p', `${PORT}`], 30_000);
      while (server.pid === undefined || !isListening(server.pid, PORT)) await sleep(2);
      const address = fabric.hosts[to]?.address ?? '';
      const args = ['-c', address, '-p', `${PORT}`, '-J', '-n', `${BYTES}`, '-w', BUFFER];
      const { stdout } = await startTool(kernel, from, 'iperf3', args, 30_000).ended;
      await server.ended;
      metering = await readMeters(kernel, metering, world.now);
      return JSON.parse(stdout).end.sum_received.bytes;
    },
    bill: (check: BillCheck) => judgeBill(stateOf(world), metering.meter, check),
    way: (from: string, to: string): number =>
      metering.meter.crossed
        .filter(({ way }) => way.from === from && way.to === to)
        .reduce((sum, { counted }) => sum + counted, 0),
  };
}

function near(t: Test, counted: number, sent: number, message: string): void {
  const off = counted / framed(sent) - 1;
  t.ok(off > -0.001 && off < BESIDE, `${message}: ${counted} bytes in frames for ${sent} of payload`, {
    off,
  });
}

/** A network of each account, whose hosts nothing filters. */
function openNetworks(): World {
  return worldOf({
    vpcs: {
      'vpc-a': ['A cn-qingdao 172.16.0.0/12', { 'vsw-a': '172.16.1.0/24' }],
      'vpc-b': ['B cn-beijing 192.168.0.0/16', { 'vsw-b': '192.168.1.0/24' }],
    },
    hosts: { 'ecs-a': 'vsw-a 172.16.1.10', 'ecs-b': 'vsw-b 192.168.1.10' },
  });
}

if (inSandbox(import.meta.url)) {
  t.test('a CCN of A’s: A pays, also for what B sends', async (t) => {
    const [empty, CcnId] = withCcn(bareWorld());
    const ccn = join(empty, CcnId, 'vpc-a', 'vpc-b', 'vpc-d');
    const CcnRegionBandwidthLimits = [{ Region: 'ap-shanghai', BandwidthLimit: 20 }];
    const world = done(ccn, 'A', 'SetCcnRegionBandwidthLimits', { CcnId, CcnRegionBandwidthLimits });
    const lab = await standing(t, world);
    await lab.send('a', 'd');
    t.match(lab.bill({ bill: 'A', expect: 'nothing' }), { passed: true }, 'within a region nobody pays');
    const sent = await lab.send('b', 'a');
    near(t, lab.way('ap-shanghai', 'ap-guangzhou'), sent, 'B to A');
    t.ok(lab.way('ap-guangzhou', 'ap-shanghai') < sent / 10, 'back: acknowledgements');
    t.match(lab.bill({ bill: 'A', from: 'ap-shanghai', of: CcnId, at_least: '3.5MB' }), { passed: true });
    t.match(lab.bill({ bill: 'B', expect: 'nothing' }), { passed: true });
  });

  t.test('a bandwidth package of A’s: A pays, also for what B sends', async (t) => {
    const [empty, CenId] = withCen(openNetworks());
    const [bound, cenbwp] = withPackage(attach(empty, CenId, 'vpc-a', 'vpc-b'), CenId, 20);
    const world = done(bound, 'A', 'SetCenInterRegionBandwidthLimit', {
      CenId,
      LocalRegionId: 'cn-beijing',
      OppositeRegionId: 'cn-qingdao',
      BandwidthLimit: 20,
    });
    const lab = await standing(t, world);
    const sent = await lab.send('ecs-b', 'ecs-a');
    near(t, lab.way('cn-beijing', 'cn-qingdao'), sent, 'B to A');
    t.match(lab.bill({ bill: 'A', from: 'cn-beijing', of: cenbwp, at_least: '3.5MB' }), { passed: true });
    t.match(lab.bill({ bill: 'B', expect: 'nothing' }), { passed: true });
  });
}
