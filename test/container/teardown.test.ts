import { once } from 'node:events';
import t from 'tap';
import { start, transitlab } from '../e2e/command.js';
import { sleep } from '../support/processes.js';
import { random } from '../support/random.js';
import { containersOf, engineAndImage, noEngine } from './engine.js';

const KILLS = 8;
const WAIT_MS = 30_000;
const LONGEST_MS = 3000;
const FILE = 'scenarios/cen-cross-account-cross-region.lab.yaml';
const ARGS = ['run', '--sandbox', 'container', '--quiet'];
const skip = await noEngine();

t.setTimeout(240_000);

t.test('kill -9 of the command at random moments leaves no container', { skip }, async (t) => {
  const { engine } = await engineAndImage(t);
  const seed = Number(process.env.TRANSITLAB_TEST_SEED ?? Date.now() % 1e6);
  t.comment(`TRANSITLAB_TEST_SEED=${seed}`);
  const next = random(seed);
  const killed: number[] = [];
  for (let i = 0; i < KILLS; i++) {
    const child = start([...ARGS, FILE]);
    const ended = once(child, 'exit');
    await sleep(next() * LONGEST_MS);
    child.kill('SIGKILL');
    await ended;
    killed.push(child.pid ?? -1);
  }
  for (const pid of killed) {
    const running = await settled(async () =>
      (await containersOf(engine.docker, pid)).filter((text) => !text.endsWith('created')),
    );
    t.same(running, [], `no container of ${pid} runs`);
  }
  // One that was made and not started is nobody's to end but the next command's.
  t.equal((await transitlab(...ARGS, 'scenarios/alibaba/quotas.lab.yaml')).exit, 0);
  for (const pid of killed) t.same(await containersOf(engine.docker, pid), [], `nothing is left of ${pid}`);
});

for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  t.test(`${signal} ends the container, then the command with 130`, { skip }, async (t) => {
    const { engine } = await engineAndImage(t);
    const child = start([...ARGS, FILE]);
    const pid = child.pid ?? -1;
    const runs = await settled(async () =>
      (await containersOf(engine.docker, pid)).some((text) => text.endsWith('running')) ? [] : ['no'],
    );
    t.same(runs, [], 'it runs');
    child.kill(signal);
    t.same(await once(child, 'exit'), [130, null]);
    t.same(await containersOf(engine.docker, pid), [], 'gone before the command is');
  });
}

/** Asks until the answer is empty; the last answer if it never is. */
async function settled(ask: () => Promise<string[]>): Promise<string[]> {
  for (const end = Date.now() + WAIT_MS; ; await sleep(50)) {
    const left = await ask();
    if (left.length === 0 || Date.now() > end) return left;
  }
}
