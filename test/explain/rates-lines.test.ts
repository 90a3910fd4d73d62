import t from 'tap';
import type { World } from '../../src/cloud/world.js';
import { type Fix, fixesFor } from '../../src/explain/fix.js';
import { verdictOf } from '../../src/explain/obstacle.js';
import { attachVbr, withDataCentre, withLine, without, withVbr } from '../cloud/edge.js';
import { attach, codeOf, done, frozen, withCen, worldOf } from '../cloud/world.js';
import { following } from './following.js';
import { paramsOf, stepsOf } from './steps.js';

const MBPS = 1_000_000;
const FLOW = { from: 'a', to: 'server', protocol: 'icmp' } as const;
const BLOCK = '192.168.0.0/16';

/** A VPC, a data centre, and a line of so many Mbit/s between them, of which the VBR may take fewer. */
function lined(line: number, vbr?: number): World {
  const vpc = worldOf({
    vpcs: { 'vpc-a': ['A cn-qingdao 10.1.0.0/16', { 'vsw-a': '10.1.0.0/24' }] },
    hosts: { a: 'vsw-a 10.1.0.10' },
  });
  const centre = withDataCentre(
    withLine(vpc, 'pc-1', 'cn-qingdao', 'idc', line),
    'idc',
    BLOCK,
    { server: '192.168.5.10' },
    ['10.0.0.0/8 vbr-1'],
  );
  const bordered = withVbr(centre, 'vbr-1', 'pc-1', [BLOCK], vbr === undefined ? {} : { Bandwidth: vbr });
  const [world, CenId] = withCen(bordered);
  return attachVbr(attach(world, CenId, 'vpc-a'), CenId, 'vbr-1');
}

const fixed = (world: World, Mbps: number): Fix | undefined =>
  fixesFor(frozen(world), FLOW, {}, { rate: Mbps * MBPS })[0];
const lifted = (world: World, fix: Fix | undefined): number | undefined =>
  fix && (verdictOf(following({ world, variables: {} }, fix).world, FLOW).rate ?? 0) / MBPS;

t.test('a VBR that takes less than its line has gets the next size', async (t) => {
  const world = lined(500, 50);
  const fix = fixed(world, 120);
  t.same(stepsOf(fix), ['A: ModifyVirtualBorderRouterAttribute']);
  t.match(paramsOf(fix), [{ VbrId: 'vbr-1', Bandwidth: 200 }]);
  t.equal(lifted(world, fix), 200);
  t.match(codeOf(world, 'A', 'ModifyVirtualBorderRouterAttribute', { VbrId: 'vbr-1', Bandwidth: 60 }), '400');
});

t.test('a line that is too small is ordered anew, in the file; and the VBR with it', async (t) => {
  t.match(fixed(lined(8), 20)?.text, /lines\.pc-1\.bandwidth needs 20Mbps/);
  t.match(fixed(lined(8), 20.0001)?.text, /bandwidth needs 20\.1Mbps/, 'never less than wanted');
  t.equal(lifted(lined(8), fixed(lined(8), 20.0001)), 20.1);
  const both = lined(100, 50);
  t.same(stepsOf(fixed(both, 300)), ['A: ModifyVirtualBorderRouterAttribute', 'file']);
  t.equal(lifted(both, fixed(both, 300)), 300);
  const other = lined(50, 100);
  t.same(stepsOf(fixed(other, 80)), ['file'], 'the VBR has enough');
});

t.test('a line that is down is mended first', async (t) => {
  const world = without(lined(8), 'pc-1');
  t.same(stepsOf(fixed(world, 8)), ['heal']);
  t.same(stepsOf(fixed(world, 9)), ['heal', 'file']);
});

t.test('ModifyRouterInterfaceSpec: the initiating side', async (t) => {
  const plan = worldOf({
    vpcs: { 'vpc-a': ['A cn-qingdao 10.1.0.0/16'], 'vpc-b': ['A cn-beijing 10.2.0.0/16'] },
  });
  const side = { RouterType: 'VRouter', RouterId: 'vrt-vpc-a', OppositeRegionId: 'cn-beijing' };
  const near = done(plan, 'A', 'CreateRouterInterface', { ...side, Role: 'InitiatingSide', Spec: 'Mini.2' });
  const [RouterInterfaceId = ''] = Object.keys(near.alibaba.routerInterfaces);
  const call = (world: World, as: string, params: Record<string, string>): string =>
    codeOf(world, as, 'ModifyRouterInterfaceSpec', { RouterInterfaceId, ...params });
  const wide = done(near, 'A', 'ModifyRouterInterfaceSpec', { RouterInterfaceId, Spec: 'Small.5' });
  t.match(wide.alibaba.routerInterfaces[RouterInterfaceId], { Spec: 'Small.5', Bandwidth: 50 });
  t.match(call(near, 'A', { Spec: 'Small.9' }), 'InvalidSpec.ValudNotSupported');
  t.match(call(near, 'A', { Spec: 'Negative' }), 'InvalidSpec.ValudNotSupported');
  t.match(call(near, 'B', { Spec: 'Small.5' }), 'InvalidRouterInterfaceId.NotFound');
  const far = done(plan, 'A', 'CreateRouterInterface', { ...side, Role: 'AcceptingSide', Spec: 'Negative' });
  const [accepting = ''] = Object.keys(far.alibaba.routerInterfaces);
  t.match(
    codeOf(far, 'A', 'ModifyRouterInterfaceSpec', { RouterInterfaceId: accepting, Spec: 'Small.5' }),
    'InvalidSpec.ValudNotSupported',
    'the accepting side has no size of its own',
  );
});
