import { spawn } from 'node:child_process';
import t from 'tap';
import { findTool } from '../../src/kernel/tools.js';
import { finished } from '../e2e/command.js';
import { eventually, sleep } from '../support/processes.js';
import { type Bench, bench, USERS, userName } from './lab.js';

t.setTimeout(120_000);

const skip = findTool('script') ? false : 'script(1), which makes a terminal, is not installed';

/** Runs the command on a terminal; `keys` are typed one after the other, each when `prompt` has come once more. */
async function onTerminal(lab: Bench, args: readonly string[], prompt: RegExp, keys: readonly string[]) {
  const line = ['stty rows 24 cols 100;', `'${process.execPath}'`, ...args.map((arg) => `'${arg}'`)].join(
    ' ',
  );
  const child = spawn('script', ['-qefc', `${line}; code=$?; stty -a; exit $code`, '/dev/null'], {
    cwd: lab.home,
    env: { ...process.env, HOME: lab.home, TRANSITLAB_STATE_DIR: lab.home, TERM: 'xterm' },
  });
  const ended = finished(child);
  let said = '';
  child.stdout.on('data', (chunk: Buffer) => {
    said += chunk.toString();
  });
  for (const [i, key] of keys.entries()) {
    await eventually(() => [...said.matchAll(new RegExp(prompt, 'g'))].length > i, 10_000);
    child.stdin.write(key);
    await sleep(100);
  }
  return ended;
}

const BIN = new URL('../../../bin/transitlab.js', import.meta.url).pathname;

for (const as of USERS) {
  t.test(`a shell in a host, from a pipe, as ${userName(as)}`, async (t) => {
    const lab = bench(t, { as });
    await lab.json('up', lab.file);
    const child = lab.start('shell', 'web');
    child.stdin?.end('echo "in $TRANSITLAB_HOST as $(id -u)"; ip -br addr show dev eth0; exit 7\n');
    const { exit, stdout } = await finished(child);
    t.equal(exit, 7, 'its exit code is passed on');
    t.match(stdout, /^in web as 0$/m);
    t.match(stdout, /eth0.* 10\.1\.1\.1\/24/);
    t.match(await lab.run('shell', 'nowhere'), { exit: 2, stderr: /no host "nowhere"/ });
  });
}

t.test('a shell on a terminal', { skip }, async (t) => {
  const lab = bench(t);
  await lab.json('up', lab.file);
  const { exit, stdout } = await onTerminal(lab, [BIN, 'shell', 'web'], /web\S*:\S*[#$] /, [
    'echo $((20 + 1))\n',
    'exit 3\n',
  ]);
  t.equal(exit, 3);
  t.match(stdout, /web\S*:\S*# /, 'the prompt says where it is');
  t.match(stdout, /^21\r$/m);
  t.match(stdout, / icanon/, 'the terminal is as before');
});

t.test('watch', async (t) => {
  const lab = bench(t);
  await lab.json('up', lab.file);
  const ping = lab.run('exec', 'web', '--', 'ping', '-q', '-c', '150', '-i', '0.01', '10.2.1.1');
  const { exit, stdout } = await lab.run('watch', '--once');
  t.equal(exit, 0);
  t.match(stdout, /^\d\S* [KM]?bps +vpc-web → tr-cen-\S+ +vpc-web@cen-/m, 'a rate of the link');
  t.match(stdout, /^web +10\.1\.1\.1 +up +[1-9]/m, 'and of the host');
  t.match(stdout, /CEN attachment +vpc-data .* Attached/);
  // biome-ignore lint/suspicious/noControlCharactersInRegex: escapes are what is looked for
  t.notMatch(stdout, /\u001b/, 'plain lines where there is no terminal');
  await ping;

  const endless = lab.start('watch', '--every', '0.1');
  const ended = finished(endless);
  let frames = '';
  endless.stdout?.on('data', (chunk: Buffer) => {
    frames += chunk.toString();
  });
  t.ok(await eventually(() => frames.split('clock ').length > 3, 10_000));
  endless.kill('SIGINT');
  t.match(await ended, { exit: 0 });
  t.match(await lab.run('watch', 'nowhere'), { exit: 2, stderr: /no lab nowhere/ });
});

t.test('watch on a terminal is drawn in place, and leaves it as it was', { skip }, async (t) => {
  const lab = bench(t);
  await lab.json('up', lab.file);
  for (const key of ['q', '\u0003']) {
    const { exit, stdout } = await onTerminal(lab, [BIN, 'watch', '--every', '0.2'], /q quits/, ['', key]);
    t.equal(exit, 0);
    const place = (code: string): number => stdout.indexOf(`\u001b[${code}`);
    t.ok(place('?1049h') >= 0 && place('?25l') > 0, 'a screen of its own, without a cursor');
    t.ok(place('?1049l') > stdout.lastIndexOf('q quits') && place('?25h') > 0, 'and back');
    t.match(stdout, / icanon/);
  }
});

t.test('logs: what the keeper says and what was done, also of a lab that has fallen', async (t) => {
  const lab = bench(t);
  await lab.json('up', lab.file);
  const following = lab.start('logs', '-f');
  const ended = finished(following);
  let said = '';
  following.stdout?.on('data', (chunk: Buffer) => {
    said += chunk.toString();
  });
  await lab.json('clock', '+1d');
  t.ok(await eventually(() => /waiting 1d/.test(said), 5_000), 'what happens now is shown');
  await lab.json('call', 'CreateCen', 'Name=More', '--as', 'A');
  process.kill(lab.keeper().pid, 'SIGKILL');
  const { exit, stdout } = await lab.run('logs');
  t.equal(exit, 0);
  const texts = stdout
    .trim()
    .split('\n')
    .map((line) => line.slice(21));
  t.match(texts[0], /^transitlab up .*: process \d+$/);
  t.same(texts.slice(1), [
    `made of ${lab.file}`,
    'the lab stands',
    'waiting 1d on the virtual clock',
    'A: CreateCen',
  ]);
  t.match(await lab.run('down'), { exit: 0 });
  t.match(await ended, { exit: 0 }, 'it ends with the lab');
  t.match(await lab.run('logs', 'lab'), { exit: 2, stderr: /no lab lab/ });
});

t.test('inspect says what a lab is made of', async (t) => {
  const lab = bench(t);
  await lab.json('up', lab.file);
  const found = await lab.json<{ network: { links: { up: boolean }[]; objects: { state: string }[] } }>(
    'inspect',
  );
  t.equal(found.network.links.length, 2);
  t.same(
    found.network.objects.map(({ state }) => state),
    ['Active', 'Attached', 'Attached'],
  );
  t.match(await lab.run('inspect'), { stdout: /^ROUTER[\s\S]*^LINK[\s\S]*^OBJECT/m });
});
