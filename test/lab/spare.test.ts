import t from 'tap';
import type { LabEvent } from '../../src/lab/event.js';
import type { Sandbox } from '../../src/lab/sandbox/sandbox.js';
import type { Worker } from '../../src/lab/sandbox/worker.js';
import { startSpare } from '../../src/lab/spare.js';
import { startRun } from '../../src/lab/start.js';
import { loadScenario } from '../../src/scenario/load.js';

const { scenario } = loadScenario(
  'one.lab.yaml',
  'name: One\ncloud: alibaba\naccounts: {A: {uid: "1000000000000001"}}\nsteps: [{step: Wait, do: [{wait: 1d}]}]\n',
);

const all = async ({ events }: Worker<LabEvent>): Promise<string[]> => {
  const types: string[] = [];
  for await (const { type } of events) types.push(type);
  return types;
};

t.test('a spare is taken once, and runs what it is sent', async (t) => {
  const spare = await startSpare({ sandbox: 'auto' });
  const worker = spare.take();
  if (!worker || !scenario) throw new Error('there is a spare, and a scenario for it');
  t.equal(spare.take(), undefined);
  spare.dismiss();
  const sandbox: Sandbox = { kind: 'embedded', start: () => Promise.reject(new Error('there was a spare')) };
  const run = await startRun(scenario, { keepGoing: false, without: [] }, sandbox, worker);
  t.same(await all(run), ['scenario', 'sandbox', 'step', 'progress', 'wait', 'end']);
  t.same(await run.done, { exit: 0 });
});

t.test('one that nobody takes ends when it is dismissed', async (t) => {
  const spare = await startSpare({ sandbox: 'embedded' });
  spare.dismiss();
  t.equal(spare.take(), undefined);
  // That this process ends tells that the worker has.
});

t.test('where labs live in containers there is none', async (t) => {
  t.equal((await startSpare({ sandbox: 'container' })).take(), undefined);
});
