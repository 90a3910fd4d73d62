import t from 'tap';
import { ask } from '../../src/lab/standing/ask.js';
import { finished } from '../e2e/command.js';
import { downSuite } from '../standing/down-suite.js';
import { bench } from '../standing/lab.js';
import { verbSuite } from '../standing/verb-suite.js';
import { eventually, processesWith, sleep } from '../support/processes.js';
import { containersOf, engineAndImage, noEngine } from './engine.js';

const ME = { pid: process.pid, command: 'a test' };
const skip = await noEngine();

t.setTimeout(300_000);

t.test('labs that stand in a container', { skip }, async (t) => {
  const { engine } = await engineAndImage(t);
  const running = async (pid: number): Promise<string[]> =>
    (await containersOf(engine.docker, pid)).filter((text) => text.endsWith('running'));

  await t.test('what every standing lab does', (t) => verbSuite(t, { sandbox: 'container' }));
  await t.test('how it ends', (t) => downSuite(t, { sandbox: 'container' }));

  await t.test('kill -9 of the keeper and of the container; a container is gone with its lab', async (t) => {
    const lab = bench(t, { sandbox: 'container' });
    await lab.json('up', lab.file);
    await lab.json('fault', 'host', 'data');
    const first = lab.keeper().pid;
    t.same((await running(first)).length, 1);
    process.kill(first, 'SIGKILL');
    await eventually(() => lab.processes().length === 0, 10_000);
    t.match(await lab.run('up', lab.file), { exit: 0, stdout: /stands again.*1 change made by hand/ });
    for (let i = 0; i < 100 && (await running(first)).length > 0; i++) await sleep(100);
    t.same(await running(first), [], 'the first container is gone');

    const { seat } = await lab.inspect();
    if (seat?.kind !== 'container') throw new Error('it is in no container');
    await engine.docker.getContainer(seat.id).kill();
    for (let i = 0; i < 100; i++) {
      const now = await lab.inspect();
      if (now.seat && JSON.stringify(now.seat) !== JSON.stringify(seat)) break;
      await sleep(100);
    }
    const { socket, pid } = lab.keeper();
    t.same((await ask(socket, ME, 'drift', {})).changes, []);
    t.same((await ask(socket, ME, 'mesh', { probes: [{ protocol: 'icmp' }] })).differences, []);
    t.same((await lab.inspect()).faults, ['host data']);
    t.match(await lab.run('down'), { exit: 0 });
    t.same(await running(pid), [], 'gone with the lab');
  });

  await t.test('what exec runs ends when exec is killed, and not with its input', async (t) => {
    const lab = bench(t, { sandbox: 'container' });
    await lab.json('up', lab.file);
    const mark = `seconds-${process.pid}`;
    const program = 'console.log(1); setTimeout(() => console.log(2), 1500)';
    const short = lab.start('exec', 'web', '--', 'node', '-e', program);
    short.stdin?.end();
    t.match(await finished(short), { exit: 0, stdout: '1\n2\n' });
    const child = lab.start('exec', 'web', '--', 'node', '-e', 'setTimeout(() => {}, 600000)', mark);
    t.ok(await eventually(() => processesWith(mark).length >= 2, 20_000), 'it runs');
    child.kill('SIGKILL');
    t.ok(await eventually(() => processesWith(mark).length === 0, 10_000), 'nothing of it is left');
    t.match(await lab.run('exec', 'web', '--', 'sh', '-c', 'ls /run; exit 3'), {
      exit: 3,
      stdout: /^exec-.*\nnetns/s,
    });
  });
});
