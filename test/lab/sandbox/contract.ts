/** What every sandbox does for a worker, whatever it is made of. */
import { fileURLToPath } from 'node:url';
import type { Test } from 'tap';
import type { StartWorker, Worker } from '../../../src/lab/sandbox/worker.js';
import type { JsonObject } from '../../../src/model/json.js';
import { rejection } from '../../support/rejection.js';
import type { Report, SubjectJob } from './subject.js';

const subject = fileURLToPath(new URL('subject.js', import.meta.url));

export async function all<Event>(worker: Worker<Event>): Promise<Event[]> {
  const events: Event[] = [];
  for await (const event of worker.events) events.push(event);
  return events;
}

export const starting =
  (startWorker: StartWorker) =>
  <Event = JsonObject>(job: SubjectJob): Promise<Worker<Event>> =>
    startWorker<Event>(subject, job);

export async function workerContract(t: Test, startWorker: StartWorker): Promise<void> {
  const start = starting(startWorker);
  await t.test('workers stand side by side, each in its own network', async (t) => {
    const workers = await Promise.all([1, 2, 3].map(() => start<Report>({ do: 'hang' })));
    const networks = new Set<string>();
    for (const worker of workers) {
      for await (const report of worker.events) {
        networks.add(report.net);
        void worker.stop();
      }
    }
    t.equal(networks.size, 3);
  });

  await t.test('every event arrives, in order, also when the reader comes late', async (t) => {
    const worker = await start<{ readonly i: number }>({ do: 'count', to: 2000 });
    t.same(await worker.done, { exit: 0 });
    t.same(
      (await all(worker)).map(({ i }) => i),
      Array.from({ length: 2000 }, (_, i) => i + 1),
    );
  });

  await t.test('messages reach the worker behind its job', async (t) => {
    const worker = await start({ do: 'echo' });
    worker.send({ say: 'täglich\n' });
    t.same(await all(worker), [{ job: { do: 'echo' }, message: { say: 'täglich\n' } }]);
  });

  await t.test('a worker without a job waits until one is sent', async (t) => {
    const worker = await startWorker(subject, undefined);
    worker.send({ do: 'echo' });
    worker.send('behind it');
    t.same(await all(worker), [{ job: { do: 'echo' }, message: 'behind it' }]);
  });

  await t.test('the exit code of a worker is its own', async (t) => {
    t.same(await (await start({ do: 'exit', code: 4 })).done, { exit: 4 });
  });

  await t.test('a worker that dies unexpectedly leaves its last words', async (t) => {
    const worker = await start({ do: 'crash' });
    const expected = { exit: 1, problem: { where: subject, why: /the subject fell over\n +at main/ } };
    t.match(await rejection(all(worker)), expected);
    t.match(await rejection(worker.done), expected);
  });

  await t.test('an entry that cannot be run is no result, though node ends with 1', async (t) => {
    const worker = await startWorker(`${subject}.absent`, null);
    t.match(await rejection(worker.done), { problem: { why: /Cannot find module/ } });
  });

  await t.test('output that is no event is an error that shows it', async (t) => {
    t.match(await rejection(all(await start({ do: 'noise' }))), { problem: { why: /no event: hello/ } });
  });

  await t.test('stop ends a worker that hangs in a loop, twice asked or once', async (t) => {
    const worker = await start<Report>({ do: 'spin' });
    const events = worker.events[Symbol.asyncIterator]();
    t.match(await events.next(), { done: false, value: { uid: 0 } });
    await Promise.all([worker.stop(), worker.stop()]);
    t.same(await worker.done, { exit: 130 });
    t.match(await events.next(), { done: true });
    await worker.stop();
  });

  await t.test('stop at once, before the worker has said a word', async (t) => {
    const worker = await start({ do: 'hang' });
    await worker.stop();
    t.same(await worker.done, { exit: 130 });
  });
}
