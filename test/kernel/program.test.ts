import t from 'tap';
import { startProgram } from '../../src/kernel/program.js';

const shell = (script: string, options?: Parameters<typeof startProgram>[2]) =>
  startProgram('/bin/sh', ['-c', script], options).ended;

t.test('what a program says, and how it ends', async (t) => {
  t.same(await shell('echo out; echo err >&2; exit 3'), {
    exitCode: 3,
    how: 'exit code 3',
    stdout: 'out\n',
    stderr: 'err\n',
    timedOut: false,
  });
  t.equal((await shell('cat', { input: 'a\nb\n' })).stdout, 'a\nb\n');
  t.equal((await shell('cat')).stdout, '', 'there is nothing to read unless told');
  t.equal((await shell('printf $LC_ALL')).stdout, 'C');
});

t.test('letters are not torn where chunks of output are', async (t) => {
  const { stdout } = await shell("printf 'a\\303'; sleep 0.05; printf '\\244b'");
  t.equal(stdout, 'aäb');
});

t.test('a program that does not read its input', async (t) => {
  t.match(await shell('exec <&-; exit 0', { input: 'x'.repeat(1e6) }), { exitCode: 0 });
});

t.test('one that takes too long, and one that is killed', async (t) => {
  t.match(await shell('exec sleep 30', { timeoutMs: 20 }), { timedOut: true, how: 'SIGKILL' });
  const program = startProgram('sleep', ['30']);
  t.type(program.pid, 'number');
  program.kill();
  const { exitCode, timedOut, how } = await program.ended;
  t.same([exitCode, timedOut, how], [undefined, false, 'SIGKILL']);
});

t.test('one that is not there', async (t) => {
  const program = startProgram('no-such-program', []);
  t.equal(program.pid, undefined);
  const { exitCode, how } = await program.ended;
  t.same([exitCode, how], [undefined, 'spawn no-such-program ENOENT']);
});
