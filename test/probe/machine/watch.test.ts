import { spawn } from 'node:child_process';
import { availableParallelism } from 'node:os';
import { setTimeout } from 'node:timers/promises';
import t from 'tap';
import { watched } from '../../../src/probe/machine/watch.js';

t.test('no core is free: the real machine says so, and what was measured comes back', async (t) => {
  // Politely: whoever else wants a core gets it.
  const spin = () => spawn('nice', ['-n', '19', 'sh', '-c', 'while :; do :; done'], { stdio: 'ignore' });
  const spinners = Array.from({ length: 2 * availableParallelism() }, spin);
  t.teardown(() => spinners.map((one) => one.kill('SIGKILL')));
  await setTimeout(250);
  const { measured, busy } = await watched(() => setTimeout(1700, 'figure'));
  t.equal(measured, 'figure');
  t.match(busy?.text, /^CPU \d+ % in use/);
  t.ok((busy?.cpu ?? 0) > 0.9 && (busy?.cpu ?? 2) <= 1, `${busy?.cpu}`);
});

t.test('what fails while it is watched, fails', async (t) => {
  await t.rejects(
    watched(() => Promise.reject(new Error('iperf3 failed'))),
    { message: 'iperf3 failed' },
  );
});
