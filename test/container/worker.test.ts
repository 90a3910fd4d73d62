import t from 'tap';
import { PACKAGE_ROOT } from '../../src/lab/package.js';
import { containerWorkers } from '../../src/lab/sandbox/container/container.js';
import { CAPABILITIES, INSIDE } from '../../src/lab/sandbox/container/options.js';
import type { StartWorker } from '../../src/lab/sandbox/worker.js';
import { readScenario } from '../../src/scenario/read.js';
import { all, starting, workerContract } from '../lab/sandbox/contract.js';
import type { Report } from '../lab/sandbox/subject.js';
import { rejection } from '../support/rejection.js';
import { containersOf, engineAndImage, noEngine } from './engine.js';

const TESTS = `${PACKAGE_ROOT}dist/test:${INSIDE}/dist/test`;
const ENTRY = `${PACKAGE_ROOT}dist/src/lab/worker.js`;
const skip = await noEngine();

t.setTimeout(240_000);

t.test('a worker in a container', { skip }, async (t) => {
  const { engine, image } = await engineAndImage(t);
  const workers = containerWorkers(engine, image, { mounts: [TESTS] });

  await t.test('it stands in a world without any network', async (t) => {
    const [report] = await all(await starting(workers)<Report>({ do: 'report' }));
    t.match(report, { uid: 0, interfaces: ['lo'], shared: [] });
  });

  await t.test('what every sandbox does', (t) => workerContract(t, workers));

  await t.test('without any one of its capabilities a lab fails', async (t) => {
    t.same(await troubles(containerWorkers(engine, image)), [], 'with all of them none does');
    for (const missing of CAPABILITIES) {
      const capabilities = CAPABILITIES.filter((name) => name !== missing);
      t.not((await troubles(containerWorkers(engine, image, { capabilities }))).length, 0, missing);
    }
  });

  await t.test('a full disk in the container is an error with a name', async (t) => {
    const found = await troubles(containerWorkers(engine, image, { scratch: 4096 }), 'cen-same-region');
    t.match(found, [/no space is left/]);
  });

  await t.test('all rights, if asked for', async (t) => {
    const privileged = containerWorkers(engine, image, { mounts: [TESTS], privileged: true });
    try {
      t.match(await all(await starting(privileged)({ do: 'report' })), [{ uid: 0 }]);
    } catch {
      const { problem } = await rejection(starting(privileged)({ do: 'report' }));
      t.match(problem, { what: /refuses to start a container/, hint: /leave out --privileged/ });
      t.comment(`this machine cannot give them: ${problem.why}`);
    }
  });

  t.same(await containersOf(engine.docker, process.pid), [], 'nothing is left');
});

/** What goes wrong in a scenario. */
async function troubles(start: StartWorker, name = 'alibaba/security-group-ports'): Promise<string[]> {
  const { scenario } = await readScenario(`${PACKAGE_ROOT}scenarios/${name}.lab.yaml`);
  if (!scenario) throw new Error(`${name} is no scenario`);
  const worker = await start(ENTRY, { scenario, options: { keepGoing: false } } as never);
  return (await all(worker)).flatMap((event) => {
    if (event.type === 'failure') return [event.problem.what];
    return event.type === 'check' ? [...event.why] : [];
  });
}
