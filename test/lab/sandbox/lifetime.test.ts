import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import t, { type Test } from 'tap';
import {
  eventually,
  moment,
  namespacesOf,
  populated,
  processesWith,
  sleep,
  traces,
} from '../../support/processes.js';
import { random } from '../../support/random.js';
import type { SubjectJob } from './subject.js';

const KILLS = 30;
const WAIT_MS = 10_000;
const command = fileURLToPath(new URL('command.js', import.meta.url));
const before = traces();
let serial = 0;

interface Running {
  readonly child: ChildProcess;
  readonly mark: string;
  /** Resolves when the worker has spoken. */
  readonly settled: Promise<unknown>;
}

function run(job: SubjectJob): Running {
  const mark = `lifetime-${process.pid}-${serial++}`;
  const env = { ...process.env, TRANSITLAB_TEST_MARK: mark };
  const child = spawn(process.execPath, [command, JSON.stringify(job)], {
    env,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  return { child, mark, settled: once(child.stdout, 'data') };
}

async function nothingLeft(t: Test, mark: string, namespaces: ReadonlySet<string>): Promise<void> {
  const since = moment();
  const gone = await eventually(
    () => processesWith(mark).length === 0 && populated(namespaces, since).length === 0,
    WAIT_MS,
  );
  t.ok(gone, `nothing is left of ${mark}`, {
    processes: processesWith(mark),
    namespaces: populated(namespaces, since),
  });
  t.same(traces(), before, 'interfaces and mounts of the machine are as before');
}

for (const job of [{ do: 'settle' }, { do: 'spin' }] as const) {
  t.test(`kill -9 of the command takes a worker along that stands (${job.do})`, async (t) => {
    const { child, mark, settled } = run(job);
    await settled;
    const processes = processesWith(mark);
    const namespaces = namespacesOf(processes);
    t.ok(processes.length >= 3, 'the processes are seen while they run');
    t.ok(namespaces.size >= 4, 'and their namespaces');
    child.kill('SIGKILL');
    await nothingLeft(t, mark, namespaces);
  });
}

t.test('kill -9 of the command at random moments leaves nothing', async (t) => {
  const seed = Number(process.env.TRANSITLAB_TEST_SEED ?? Date.now() % 1e6);
  t.comment(`TRANSITLAB_TEST_SEED=${seed}`);
  const next = random(seed);
  for (let i = 0; i < KILLS; i++) {
    const { child, mark } = run({ do: 'settle' });
    const ended = once(child, 'exit');
    await sleep(next() * 250);
    const namespaces = namespacesOf(processesWith(mark));
    child.kill('SIGKILL');
    await ended;
    await nothingLeft(t, mark, namespaces);
  }
});

for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  t.test(`${signal} stops the worker and ends with 130`, async (t) => {
    const { child, mark, settled } = run({ do: 'settle' });
    await settled;
    const namespaces = namespacesOf(processesWith(mark));
    child.kill(signal);
    t.same(await once(child, 'exit'), [130, null]);
    await nothingLeft(t, mark, namespaces);
  });
}
