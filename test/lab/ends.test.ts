import t from 'tap';
import type { World } from '../../src/cloud/world.js';
import { fakeKernel } from '../../src/kernel/fake.js';
import { runCheck } from '../../src/lab/check.js';
import { endsOf } from '../../src/lab/ends.js';
import type { Question } from '../../src/lab/question.js';
import { tutorialWorld } from '../cloud/world.js';
import { joined, stateOf } from './world.js';

const ask = (from: string, to: string): Question => ({ kind: 'ping', from, to, flow: { protocol: 'icmp' } });

/** A host with further addresses; a route of its VPC leads to it. */
function withAlias(world: World, host: string, vpc: string, alias: string): World {
  const row = world.hosts[host];
  if (!row) throw new Error(host);
  return {
    ...world,
    hosts: { ...world.hosts, [host]: { ...row, aliases: [alias] } },
    routeTables: {
      ...world.routeTables,
      [`vtb-${vpc}`]: {
        id: `vtb-${vpc}`,
        vpc,
        main: true,
        entries: [{ id: `${vpc}#1`, cidr: `${alias}/32`, nextHopType: 'Instance', nextHopId: host }],
      },
    },
  };
}

t.test('hosts by name, by variable, by address', async (t) => {
  const [world] = joined();
  const state = stateOf(world, { vm: 'ecs-us' });
  t.match(endsOf(state, ask('ecs-a', '$vm')), {
    found: true,
    flow: { from: 'ecs-a', to: 'ecs-us' },
    address: '10.1.1.10',
    predicted: { reachable: false, code: 'SG_INGRESS_DENY' },
  });
  const byAddress = endsOf(state, ask('$vm', '172.16.1.10'));
  t.match(byAddress, { flow: { from: 'ecs-us', to: 'ecs-a', toAddress: '172.16.1.10' } });
});

t.test('of hosts with one address the one that is reached is meant', async (t) => {
  const world = withAlias(
    withAlias(tutorialWorld(), 'ecs-b', 'vpc-b', '10.9.0.1'),
    'ecs-a',
    'vpc-a',
    '10.9.0.1',
  );
  const twin = { ...world.hosts['ecs-b'], id: 'ecs-x', address: '192.168.1.11' } as World['hosts'][string];
  const state = stateOf({ ...world, hosts: { ...world.hosts, 'ecs-x': { ...twin, aliases: [] } } });
  t.match(endsOf(state, ask('ecs-x', '10.9.0.1')), {
    flow: { to: 'ecs-b' },
    address: '10.9.0.1',
    predicted: { reachable: true },
  });
});

t.test('a host that is not there is a check that failed, and no crash', async (t) => {
  const state = stateOf(tutorialWorld(), { gone: 'i-1', list: ['a'] });
  const kernel = fakeKernel();
  for (const [from, to, text] of [
    ['ecs-a', '$gone', 'there is no host i-1 at this moment'],
    ['$gone', 'ecs-a', 'there is no host i-1 at this moment'],
    ['ecs-a', '$list', 'there is no host ["a"] at this moment'],
    ['ecs-a', 'constructor', 'there is no host constructor at this moment'],
    ['ecs-a', '172.16.1.77', 'no host answers for 172.16.1.77 at this moment'],
  ] as const) {
    const checks = [
      { ping: [from, to], expect: 'unreachable' },
      { tcp: [from, to], port: 80, expect: 'unreachable' },
      { udp: [from, to], port: 80, expect: 'unreachable' },
      { throughput: [from, to], expect: 'unreachable' },
    ] as { ping: [string, string]; expect: 'unreachable' }[];
    for (const check of checks)
      t.match(await runCheck(kernel, state, check), {
        passed: false,
        why: [text],
        measured: { kind: 'nothing', reachable: false },
        predicted: { reachable: false, text },
        expected: 'unreachable',
      });
  }
});
