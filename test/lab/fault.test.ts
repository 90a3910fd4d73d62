import t from 'tap';
import { deriveFabric } from '../../src/cloud/fabric.js';
import type { World } from '../../src/cloud/world.js';
import { faultOf } from '../../src/lab/fault.js';
import { after, breakOrMend } from '../../src/lab/script.js';
import { worldAt } from '../../src/lab/simulate.js';
import { tutorialWorld, worldOf } from '../cloud/world.js';
import { joined, stateOf } from './world.js';

const REGIONS: [string, string] = ['us-east-1', 'cn-qingdao'];

const withLine = (world: World): World => ({
  ...world,
  lines: {
    'pc-1': { id: 'pc-1', account: 'A', region: 'cn-qingdao', dataCentre: 'idc-1', bandwidth: 1e6 },
  },
  vpnConnections: { 'vco-1': { id: 'vco-1', ends: ['vpn-1', 'idc-1'], networks: [[], []] } },
});

t.test('what can break is found in the world as it is', async (t) => {
  const [world, cen] = joined(withLine(tutorialWorld()));
  const state = stateOf(world, { cen, vm: 'ecs-a' });
  t.same(faultOf(state, { line: 'pc-1' }), { target: 'line pc-1', fault: { kind: 'line', line: 'pc-1' } });
  t.match(faultOf(state, { line: 'vco-1' }), { fault: { kind: 'line', line: 'vco-1' } });
  t.same(faultOf(state, { line: 'pc-2' }), { target: 'line pc-2' });
  t.match(faultOf(state, { host: 'ecs-b' }), { fault: { kind: 'host', host: 'ecs-b' } });
  t.match(faultOf(state, { host: '$vm' }), { target: 'host ecs-a', fault: { host: 'ecs-a' } });
  t.same(faultOf(state, { host: 'constructor' }), { target: 'host constructor' });
});

t.test('a region connection is found by its regions, in either order', async (t) => {
  const [world, cen] = joined();
  const state = stateOf(world, { cen });
  const link = `${cen}/cn-qingdao/us-east-1`;
  for (const of of [undefined, '$cen', cen])
    for (const region_connection of [REGIONS, [REGIONS[1], REGIONS[0]] as [string, string]])
      t.match(faultOf(state, { region_connection, ...(of && { of }) }), {
        target: `region connection cn-qingdao–us-east-1 of ${cen}`,
        fault: { kind: 'region-connection', link },
      });
  t.same(faultOf(state, { region_connection: ['cn-beijing', 'us-east-1'] }), {
    target: 'region connection cn-beijing–us-east-1',
  });
  t.same(faultOf(state, { region_connection: REGIONS, of: 'cen-2' }), {
    target: 'region connection cn-qingdao–us-east-1 of cen-2',
  });
});

t.test('of two interconnects between the same regions one is to be named', async (t) => {
  const apart = worldOf({
    vpcs: {
      'vpc-a': ['A cn-qingdao 172.16.0.0/12'],
      'vpc-us': ['A us-east-1 10.0.0.0/8'],
      'vpc-c': ['A cn-qingdao 192.168.0.0/17'],
      'vpc-d': ['A us-east-1 192.168.128.0/17'],
    },
  });
  const [first, one] = joined(apart);
  const [both, two] = joined(first, ['vpc-c', 'vpc-d']);
  t.match(faultOf(stateOf(both), { region_connection: REGIONS }), {
    fault: undefined,
    why: new RegExp(`several interconnects .*(${one}.*${two}|${two}.*${one})`),
  });
  t.match(faultOf(stateOf(both), { region_connection: REGIONS, of: two }), {
    fault: { link: `${two}/cn-qingdao/us-east-1` },
  });
});

t.test('break, and mend', async (t) => {
  const [world] = joined();
  const state = stateOf(world);
  const upOf = (one: World): boolean | undefined =>
    Object.values(deriveFabric(one).links).find(({ kind }) => kind === 'region-connection')?.up;
  const { state: down, broke } = breakOrMend(state, { fault: { region_connection: REGIONS } });
  t.match(broke, { action: 'fault', passed: true });
  t.equal(upOf(world), true);
  t.equal(upOf(down.world), false);
  t.match(breakOrMend(down, { fault: { region_connection: REGIONS } }), {
    state: down,
    broke: { passed: false, why: /is broken already/ },
  });
  const { state: up } = breakOrMend(down, { heal: { region_connection: REGIONS } });
  t.same(up.world, world);
  t.match(breakOrMend(up, { heal: { region_connection: REGIONS } }), {
    broke: { action: 'heal', passed: false, why: /is not broken/ },
  });
  t.match(breakOrMend(up, { fault: { host: 'ecs-z' } }), {
    state: up,
    broke: { passed: false, why: 'there is no host ecs-z' },
  });
});

t.test('a simulation breaks things too', async (t) => {
  const world = tutorialWorld();
  const steps = [
    { step: 'Break', do: [{ fault: { host: 'ecs-a' } }] },
    { step: 'Mend', do: [{ heal: { host: 'ecs-a' } }] },
  ];
  const scenario = { file: 'x.lab.yaml', name: 'x', world, steps, positions: {} };
  t.same(Object.keys(worldAt(scenario, '1').faults), ['host ecs-a']);
  t.same(worldAt(scenario, '2').faults, {});
  const check = { ping: ['ecs-a', 'ecs-b'] as [string, string], expect: 'reachable' as const };
  t.equal(after(stateOf(world), { check }).world, world);
});
