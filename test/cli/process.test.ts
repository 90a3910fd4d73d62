import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { execa } from 'execa';
import t from 'tap';
import { EXIT } from '../../src/model/errors.js';
import { PLAIN } from '../support/plain.js';
import { files } from './files.js';

const BIN = fileURLToPath(new URL('../../../bin/transitlab.js', import.meta.url));
const FAKE = fileURLToPath(new URL('./fake-command.js', import.meta.url));
const ENV = { LANG: 'C.UTF-8', LC_ALL: '', NO_COLOR: '', FORCE_COLOR: '' };

const command = (file: string, args: readonly string[], env: Record<string, string> = {}) =>
  execa('env', [...PLAIN.slice(1), process.execPath, file, ...args], {
    reject: false,
    env: { ...ENV, ...env },
    timeout: 60_000,
    stripFinalNewline: false,
  });

t.test('the command itself', async (t) => {
  t.match(await command(BIN, ['--version']), { exitCode: 0, stdout: /^\d+\.\d+\.\d+\n$/, stderr: '' });
  t.match(await command(BIN, ['--help']), { exitCode: 0, stdout: /^Usage: transitlab/, stderr: '' });
  t.match(await command(BIN, ['schema']), { exitCode: 0, stdout: /"title": "transitlab scenario"/ });
  t.match(await command(BIN, ['rnu']), { exitCode: EXIT.usage, stdout: '', stderr: /did you mean run\?/ });
  t.match(await command(BIN, ['run', '--nope', 'x']), {
    exitCode: EXIT.usage,
    stderr: /unknown option '--nope'/,
  });
  t.match(await command(BIN, ['run', 'none.lab.yaml']), {
    exitCode: EXIT.usage,
    stderr: /^transitlab: none\.lab\.yaml: cannot read/,
  });
});

t.test('a directory without scenarios', async (t) => {
  const { dir } = files(t, 'readme.txt');
  t.match(await command(BIN, ['validate', dir]), { exitCode: EXIT.usage, stderr: /there is no scenario/ });
});

t.test('no colour into a pipe, colour when forced, none when forbidden', async (t) => {
  const { path } = files(t, 'a.lab.yaml');
  const out = async (env: Record<string, string>) =>
    (await command(FAKE, ['run', path('a.lab.yaml')], env)).stdout;
  t.notMatch(await out({}), '\u001b[');
  t.match(await out({ FORCE_COLOR: '1' }), '\u001b[');
  t.notMatch(await out({ FORCE_COLOR: '1', NO_COLOR: '1' }), '\u001b[');
});

for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  t.test(`${signal}: the lab is stopped, then exit 130`, async (t) => {
    const { path } = files(t, 'a.lab.yaml');
    const child = command(FAKE, ['run', path('a.lab.yaml')], { FAKE_LAB: 'hang' });
    child.stderr.once('data', () => child.kill(signal));
    const { exitCode, stderr, stdout } = await child;
    t.equal(exitCode, EXIT.interrupted);
    t.match(stderr, /interrupted: stopping what runs.*\nlab stopped\n/);
    t.match(stdout, '1 not run, interrupted');
  });
}

t.test('a second SIGINT does not wait for the lab', async (t) => {
  const { path } = files(t, 'a.lab.yaml');
  const child = command(FAKE, ['run', path('a.lab.yaml')], { FAKE_LAB: 'hang', FAKE_STOP: 'never' });
  child.stderr.on('data', (text: Buffer) => {
    if (/step 1|lab stopped/.test(text.toString())) child.kill('SIGINT');
  });
  t.equal((await child).exitCode, EXIT.interrupted);
});

t.test('a reader that goes away ends the output, not the run', async (t) => {
  const { path } = files(t, 'a.lab.yaml');
  const child = command(FAKE, ['run', path('a.lab.yaml'), '--tap', path('r.tap')], { FAKE_LAB: 'talk' });
  child.stdout.once('data', () => child.stdout.destroy());
  const { exitCode, stderr } = await child;
  t.equal(exitCode, 0);
  t.notMatch(stderr, /EPIPE|Error/);
  t.match(readFileSync(path('r.tap'), 'utf8'), /^ok 1/m);
});
