import t from 'tap';
import { fakeKernel } from '../../src/kernel/fake.js';
import type { LabEvent } from '../../src/lab/event.js';
import { run } from '../../src/lab/run.js';
import { askedOf, leaveOut } from '../../src/lab/without.js';
import { loadScenario } from '../../src/scenario/load.js';
import type { Scenario } from '../../src/scenario/scenario.js';
import { fixture } from '../scenario/fixture.js';

function load(text: string): Scenario {
  const { scenario } = loadScenario('x.lab.yaml', text);
  if (!scenario) throw new Error('invalid');
  // Only what is built: checks want packets.
  return { ...scenario, steps: [{ step: 'Wait', do: [{ wait: '1s' }] }] };
}

const far = load(fixture('valid/sites.lab.yaml'));
const near: Scenario = { ...far, world: { ...far.world, paths: {} } };

async function events(scenario: Scenario, lacks: readonly 'latency'[], without: readonly 'latency'[] = []) {
  const kernel = fakeKernel(lacks);
  const said: LabEvent[] = [];
  for await (const event of run(scenario, kernel, { keepGoing: false, without })) said.push(event);
  const plane = await kernel.observe();
  return { said, built: plane.namespaces.length, delays: JSON.stringify(plane).includes('"delay"') };
}

t.test('a kernel that lacks netem: refused with exit 3 before anything is built', async (t) => {
  const { said, built } = await events(far, ['latency']);
  t.match(said, [
    { type: 'scenario' },
    { type: 'failure', exit: 3, problem: { where: 'x.lab.yaml', hint: /--without latency/ } },
  ]);
  t.equal(said.length, 2);
  t.equal(built, 0);
});

t.test('a scenario that asks for no latency runs on it', async (t) => {
  const { said, built } = await events(near, ['latency'], ['latency']);
  t.equal(said.at(-1)?.type, 'end');
  t.notOk('without' in (said[0] ?? {}), 'nothing was left out, so nothing is said');
  t.ok(built > 0);
});

t.test('run without latency, on any kernel: built without, and said', async (t) => {
  for (const lacks of [['latency'], []] as const) {
    const { said, built, delays } = await events(far, lacks, ['latency']);
    t.match(said[0], { type: 'scenario', without: ['latency'] });
    t.equal(said.at(-1)?.type, 'end');
    t.ok(built > 0);
    t.notOk(delays);
  }
});

t.test('a kernel that has it', async (t) => {
  const { said, delays } = await events(far, []);
  t.equal(said.at(-1)?.type, 'end');
  t.notOk('without' in (said[0] ?? {}));
  t.ok(delays);
});

t.test('checks are left without what they say of times and losses, and nothing else', async (t) => {
  const ping = { ping: ['a', 'b'], expect: 'reachable', rtt: '60ms', loss: '1%', count: 3 } as never;
  const scenario: Scenario = { ...far, steps: [{ step: 's', do: [{ check: ping }, { wait: '1s' }] }] };
  t.same(askedOf(scenario), ['latency']);
  t.same(leaveOut(scenario, ['latency']).steps, [
    { step: 's', do: [{ check: { ping: ['a', 'b'], expect: 'reachable', count: 3 } }, { wait: '1s' }] },
  ]);
  t.equal(leaveOut(scenario, []), scenario);
});
