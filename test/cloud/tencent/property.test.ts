import fc from 'fast-check';
import t from 'tap';
import { advance, apply, settle } from '../../../src/cloud/clouds.js';
import { deriveFabric } from '../../../src/cloud/fabric.js';
import { isAssociated, occupies } from '../../../src/cloud/tencent/lookup.js';
import { synced } from '../../../src/cloud/tencent/routes/sync.js';
import type { World } from '../../../src/cloud/world.js';
import { compile } from '../../../src/plane/compile/index.js';
import { flawsOf } from '../flaws.js';
import { frozen } from '../world.js';
import { bareWorld, join, withCcn } from './lab.js';
import { callOf, type Move, moves, spanOf } from './random.js';

const RUNS = 300;

/** Blocks overlap between VPCs, a data centre hangs on a line and on a VPN gateway. */
const bare: World = {
  ...bareWorld(),
  subnets: {
    ...bareWorld().subnets,
    'sn-twin': { id: 'sn-twin', vpc: 'vpc-d', cidr: '192.168.1.0/24', zone: 'a' },
    'sn-in': { id: 'sn-in', vpc: 'vpc-b', cidr: '10.0.1.128/25', zone: 'a' },
  },
  dataCentres: {
    idc: {
      id: 'idc',
      cidr: '10.200.0.0/16',
      hosts: { server: { id: 'server', address: '10.200.1.10' } },
      routes: [],
    },
  },
  lines: { 'dc-1': { id: 'dc-1', account: 'A', region: 'ap-guangzhou', dataCentre: 'idc', bandwidth: 5e7 } },
  vpnGateways: { vpn: { id: 'vpn', account: 'A', region: 'ap-guangzhou', bandwidth: 5e6 } },
  vpnConnections: {
    tunnel: { id: 'tunnel', ends: ['vpn', 'idc'], networks: [['192.168.0.0/16'], ['10.200.0.0/16']] },
  },
};

const built = (): World => {
  const [world, CcnId] = withCcn(bare);
  return join(world, CcnId, 'vpc-a', 'vpc-c', 'vpc-d', 'vpn');
};

/** What must hold of every state, whatever was called. */
function brokenRulesOf(world: World): string[] {
  const { tencent, timers } = world;
  const broken: string[] = [];
  const inside = Object.values(tencent.attachments).filter(occupies);
  if (new Set(inside.map((row) => row.InstanceId)).size !== inside.length)
    broken.push('a network is in two CCNs');
  for (const row of Object.values(tencent.attachments))
    if (!tencent.ccns[row.CcnId]) broken.push(`${row.CcnId} is gone, ${row.InstanceId} is in it`);
  for (const [id, { InstanceType }] of Object.entries(tencent.attachments))
    if (!id.endsWith(tencent.attachments[id]?.InstanceId ?? '')) broken.push(`${id} is a ${InstanceType}`);
  for (const ccn of Object.values(tencent.ccns)) {
    const rows = inside.filter((row) => row.CcnId === ccn.CcnId && isAssociated(row));
    if (rows.length > tencent.quotas.instancesPerCcn) broken.push(`${ccn.CcnId} is over its quota`);
    const areas = new Set(rows.map((row) => row.InstanceRegion === 'ap-hongkong'));
    if (areas.size > 1) broken.push(`${ccn.CcnId} crosses the border`);
  }
  for (const route of Object.values(tencent.ccnRoutes)) {
    if (tencent.attachments[`${route.CcnId}/${route.InstanceId}`]?.State !== 'ACTIVE')
      broken.push(`${route.RouteId} leads to ${route.InstanceId}, which is not ACTIVE`);
  }
  const enabled = Object.values(tencent.ccnRoutes)
    .filter(({ Enabled, InstanceType }) => Enabled && InstanceType !== 'DIRECTCONNECT')
    .map((route) => `${route.RouteTableId} ${route.DestinationCidrBlock}`);
  if (new Set(enabled).size !== enabled.length) broken.push('a block is enabled twice');
  for (const row of Object.values(tencent.vpcCcnRoutes))
    if (!tencent.ccnRoutes[row.RouteId]?.Enabled) broken.push(`${row.RouteItemId} is for no route`);
  if (synced(world) !== world) broken.push('something is left to do');
  if (timers.some(({ at }, i) => i > 0 && at < (timers[i - 1]?.at ?? 0))) broken.push('timers out of order');
  return broken;
}

const seen = { accepted: new Set<string>(), refused: new Set<string>(), states: new Set<string>() };

function play(world: World, move: Move): World {
  if (move.kind === 'settle') return settle(world).world;
  if (move.kind === 'advance') return advance(world, spanOf(move)).world;
  const call = callOf(world, move);
  const before = JSON.stringify(world);
  const result = apply(world, call);
  if (result.ok) {
    seen.accepted.add(call.action);
    return result.world;
  }
  if (JSON.stringify(world) !== before) throw new Error('a refusal changed the world');
  if (result.error.status !== 200) throw new Error(`status ${result.error.status}`);
  seen.refused.add(result.error.code);
  return world;
}

t.test('random calls: only refusals, which change nothing; every state is sound', async (t) => {
  const property = fc.property(fc.boolean(), moves(25), (early, steps) => {
    let world = frozen(synced(early ? bare : built()));
    for (const step of steps) {
      world = frozen(play(world, step));
      for (const { State } of Object.values(world.tencent.attachments)) seen.states.add(State);
      const fabric = deriveFabric(world);
      const wrong = [...flawsOf(fabric), ...brokenRulesOf(world)];
      if (wrong.length > 0) throw new Error(wrong.join('\n'));
      compile(fabric);
    }
  });
  const details = fc.check(property, { numRuns: RUNS, endOnFailure: false });
  t.comment(`seed ${details.seed}: accepted ${[...seen.accepted].sort().join(' ')}`);
  t.comment(
    `refused with ${[...seen.refused].sort().join(' ')}; states ${[...seen.states].sort().join(' ')}`,
  );
  t.notOk(details.failed, fc.defaultReportMessage(details) ?? 'no counterexample');
  t.ok(seen.accepted.size > 15, 'many actions were accepted');
  t.ok(seen.refused.size > 20, 'many ways to be refused were met');
  t.ok(seen.states.size > 5, 'many states were met');
});
