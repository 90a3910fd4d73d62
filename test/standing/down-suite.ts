import { existsSync } from 'node:fs';
import type { Test } from 'tap';
import { eventually } from '../support/processes.js';
import { type BenchOptions, bench } from './lab.js';

/** How a standing lab ends, wherever it lives and whoever runs it. */
export async function downSuite(t: Test, options: BenchOptions = {}): Promise<void> {
  await t.test('down waits for the kernel if asked to', async (t) => {
    const lab = bench(t, options);
    await lab.json('up', lab.file);
    t.match(await lab.json('down', '--wait'), [{ name: 'lab', how: 'ended', cleanupMs: Number }]);
    await lab.json('up', lab.file);
    t.match(await lab.run('down', '--wait'), {
      exit: 0,
      stdout: /^lab is gone\nthe kernel has cleaned up after it, [\d.]+ m?s later\n$/,
    });
    await lab.json('up', lab.file);
    t.match(await lab.run('down', '--wait', '--timeout', '10s', '--all'), { exit: 0 });
    t.match(await lab.run('down', '--timeout', 'soon'), { exit: 2, stderr: /a time, such as/ });
  });

  await t.test('a keeper that does not answer is told of, and killed by force', async (t) => {
    const lab = bench(t, options);
    await lab.json('up', lab.file);
    const { pid } = lab.keeper();
    process.kill(pid, 'SIGSTOP');
    t.match(await lab.run('down', '--timeout', '300ms'), {
      exit: 1,
      stderr: new RegExp(
        `process ${pid}\\) has not answered for 300 ms.*kill -CONT ${pid}.*down lab --force`,
        's',
      ),
    });
    t.ok(existsSync(lab.files.journal), 'nothing is lost');
    process.kill(pid, 'SIGCONT');
    t.match(await lab.inspect(), { keeper: { pid }, health: 'stands' }, 'it goes on');

    process.kill(pid, 'SIGSTOP');
    t.match(await lab.json('down', '--force', '--wait'), [{ name: 'lab', how: 'killed', cleanupMs: Number }]);
    t.notOk(existsSync(lab.files.directory));
    t.ok(await eventually(() => lab.processes().length === 0, 10_000), 'nothing of it is left');
    t.match(await lab.run('up', lab.file), { exit: 0, stdout: /lab stands/ }, 'the name is free');
  });

  await t.test('force needs no keeper that hangs, nor one that lives', async (t) => {
    const lab = bench(t, options);
    await lab.json('up', lab.file);
    t.match(await lab.run('down', '--force'), {
      exit: 0,
      stdout: 'lab is gone: its processes were killed\n',
    });
    await lab.json('up', lab.file);
    process.kill(lab.keeper().pid, 'SIGKILL');
    t.ok(await eventually(() => lab.processes().length === 0, 10_000));
    t.match(await lab.json('down', '--force'), [{ how: 'forgotten' }]);
    t.match(await lab.run('down', 'lab', '--force'), { exit: 2, stderr: /no lab lab/ });
  });
}
