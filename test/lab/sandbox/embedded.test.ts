import { readlinkSync } from 'node:fs';
import t from 'tap';
import { startWorker } from '../../../src/lab/sandbox/embedded.js';
import { all, starting, workerContract } from './contract.js';
import type { Report } from './subject.js';

t.test('a worker is root and process 1 of a world without any network', async (t) => {
  const worker = await starting(startWorker)<Report>({ do: 'report' });
  const [report] = await all(worker);
  t.match(report, { uid: 0, pid: 1, interfaces: ['lo'], processes: 1, run: ['netns'], shared: [] });
  t.not(report?.net, readlinkSync('/proc/self/ns/net'));
  t.same(await worker.done, { exit: 0 });
});

t.test('what every sandbox does', (t) => workerContract(t, startWorker));
