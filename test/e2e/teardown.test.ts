import { once } from 'node:events';
import t from 'tap';
import {
  eventually,
  moment,
  namespacesOf,
  populated,
  processesWith,
  sleep,
  traces,
} from '../support/processes.js';
import { start } from './command.js';

const KILLS = 8;
const WAIT_MS = 10_000;
const LONGEST_MS = 4000;
const FILE = 'scenarios/cen-cross-account-cross-region.lab.yaml';
const before = traces();

t.test('kill -9 of the running command at random moments leaves nothing', async (t) => {
  const seed = Number(process.env.TRANSITLAB_TEST_SEED ?? Date.now() % 1e6);
  t.comment(`TRANSITLAB_TEST_SEED=${seed}`);
  let state = seed + 1;
  for (let i = 0; i < KILLS; i++) {
    state = (state * 48_271) % 2_147_483_647;
    const mark = `teardown-${process.pid}-${i}`;
    const child = start(['run', '--quiet', FILE], { TRANSITLAB_TEST_MARK: mark });
    const ended = once(child, 'exit');
    await sleep((state / 2_147_483_647) * LONGEST_MS);
    const namespaces = namespacesOf(processesWith(mark));
    const since = moment();
    child.kill('SIGKILL');
    await ended;
    const gone = await eventually(
      () => processesWith(mark).length === 0 && populated(namespaces, since).length === 0,
      WAIT_MS,
    );
    t.ok(gone, `nothing is left of run ${i}`, {
      processes: processesWith(mark),
      namespaces: populated(namespaces, since),
    });
    t.same(traces(), before, 'interfaces and mounts of the machine are as before');
  }
});

t.test('an interrupt cleans up and ends with 130', async (t) => {
  const mark = `interrupt-${process.pid}`;
  const child = start(['run', '--quiet', FILE], { TRANSITLAB_TEST_MARK: mark });
  t.ok(await eventually(() => processesWith(mark).length >= 3, WAIT_MS), 'it runs');
  const namespaces = namespacesOf(processesWith(mark));
  const since = moment();
  child.kill('SIGINT');
  t.same(await once(child, 'exit'), [130, null]);
  t.ok(
    await eventually(
      () => processesWith(mark).length === 0 && populated(namespaces, since).length === 0,
      WAIT_MS,
    ),
  );
  t.same(traces(), before);
});
