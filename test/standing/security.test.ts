import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { networkInterfaces } from 'node:os';
import { join } from 'node:path';
import t, { type Test } from 'tap';
import type { Finished } from '../e2e/command.js';
import { eventually, processesWith } from '../support/processes.js';
import { asUser, type Bench, bench } from './lab.js';

t.setTimeout(120_000);

const root = process.getuid?.() === 0;
const skip = root ? false : 'only root can be somebody else as well';

t.test('exec gives an ordinary user no right outside of the lab', { skip }, (t) =>
  noRightOutside(t, bench(t, { as: 'nobody' })),
);

t.test("nor root's rights to whoever is let into root's lab", { skip }, async (t) => {
  const lab = bench(t);
  await noRightOutside(t, lab);
  t.match(await lab.inspect(), { seat: { isolation: 'stranger' } });
  t.match(await lab.run('exec', 'web', '--', 'cat', lab.file), { exit: 1, stderr: /Permission denied/ });
  const take = 'kill -9 $PPID; nsenter --mount=/proc/1/ns/mnt --user=/proc/1/ns/user cat /etc/shadow';
  t.notMatch(await lab.run('exec', 'web', '--', 'sh', '-c', take), { exit: 0 });
});

async function noRightOutside(t: Test, lab: Bench): Promise<void> {
  const secret = mkdtempSync('/tmp/secret-');
  t.teardown(() => rmSync(secret, { recursive: true }));
  writeFileSync(join(secret, 'file'), 'for root alone', { mode: 0o600 });
  chmodSync(secret, 0o755);
  await lab.json('up', lab.file);
  t.match(await lab.run('exec', 'web', '--', 'id', '-u'), { exit: 0, stdout: '0\n' }, 'root in the lab');
  t.match(await lab.run('exec', 'web', '--', 'cat', join(secret, 'file')), {
    exit: 1,
    stderr: /Permission denied/,
  });
  t.match(await lab.run('exec', 'web', '--', 'touch', join(secret, 'new')), { exit: 1 });
  t.match(await lab.run('exec', 'web', '--', 'sh', '-c', 'echo 1 > /proc/sys/kernel/panic'), { exit: 2 });

  const server = createServer((socket) => socket.end('the machine'));
  await once(server.listen(0), 'listening');
  t.teardown(() => server.close());
  const { port } = server.address() as { port: number };
  const connect = `require('net').connect(${port}, '127.0.0.1').on('error', (e) => { console.log(e.code); process.exit(3) })`;
  t.match(await lab.run('exec', 'web', '--', 'node', '-e', connect), {
    exit: 3,
    stdout: /ECONNREFUSED|ENETUNREACH/,
  });
  t.match(await lab.run('exec', 'web', '--', 'ls', '/sys/class/net'), { exit: 0 });
  t.notMatch(await lab.run('exec', 'web', '--', 'ip', '-br', 'link'), { stdout: /ens|enp|docker/ });

  const seen = await lab.run('exec', 'web', '--', 'sh', '-c', 'ls /proc');
  const pids = seen.stdout.split('\n').filter((line) => /^\d+$/.test(line));
  t.ok(pids.length > 0 && pids.length < 10, `processes of the lab only: ${pids.length}`);
  t.notOk(pids.includes(String(process.pid)) && process.pid > 100);
}

t.test(
  "an ordinary user's lab reaches neither the machine's network nor its processes",
  { skip },
  async (t) => {
    const lab = bench(t, { as: 'nobody' });
    await lab.json('up', lab.file);
    const server = createServer((socket) => socket.end('the machine'));
    await once(server.listen(0, '0.0.0.0'), 'listening');
    const local = createServer((socket) => socket.end('the machine'));
    const hidden = `\0transitlab-${process.pid}`;
    await once(local.listen(hidden), 'listening');
    t.teardown(() => {
      server.close();
      local.close();
    });
    const { port } = server.address() as { port: number };
    const own = Object.values(networkInterfaces()).flatMap((addresses = []) =>
      addresses.filter(({ family }) => family === 'IPv4').map(({ address }) => address),
    );
    t.ok(own.length > 0);
    const from = async (code: string): Promise<Finished> => lab.run('exec', 'web', '--', 'node', '-e', code);
    const tried = (where: object): string =>
      `require('net').connect(${JSON.stringify(where)}).setTimeout(1500, () => process.exit(3)).on('error', () => process.exit(3)).on('data', () => process.exit(0))`;
    for (const host of own) t.match(await from(tried({ host, port })), { exit: 3 }, host);
    t.match(await from(tried({ path: hidden })), { exit: 3 }, 'a socket without a file');

    const [file = '', ...args] = asUser('nobody', ['sleep', '60']);
    const other = spawn(file, args);
    t.teardown(() => other.kill());
    const signal = `try { process.kill(${other.pid}, 9) } catch (e) { console.log(e.code) }`;
    t.match(await from(signal), { stdout: 'ESRCH\n' }, 'not even one of the same user');
    const seen = `for (const p of require('fs').readdirSync('/proc')) if (/^\\d+$/.test(p)) try { console.log(require('fs').readFileSync('/proc/' + p + '/cmdline', 'utf8')) } catch {}`;
    const { stdout } = await from(seen);
    t.match(stdout, 'worker.js', 'its own are seen');
    t.notMatch(stdout, /sleep|security\.test/, 'and no others');
    t.equal(other.exitCode ?? other.signalCode, null, 'it lives');
  },
);

t.test('the state of labs in a place that is not safe is refused', async (t) => {
  const lab = bench(t);
  mkdirSync(join(lab.home, 'labs'), { mode: 0o755 });
  chmodSync(join(lab.home, 'labs'), 0o755);
  t.match(await lab.run('up', lab.file), { exit: 3, stderr: /not safe.*others may use it \(mode 755\)/s });
  rmSync(join(lab.home, 'labs'), { recursive: true });
  symlinkSync('/tmp', join(lab.home, 'labs'));
  t.match(await lab.run('up', lab.file), { exit: 3, stderr: /it is no directory/ });
  rmSync(join(lab.home, 'labs'));
});

t.test("another user's directory is refused", { skip }, async (t) => {
  const lab = bench(t, { as: 'nobody' });
  chmodSync(lab.home, 0o755);
  mkdirSync(join(lab.home, 'labs'), { mode: 0o700 });
  t.match(await lab.run('up', lab.file), { exit: 3, stderr: /it belongs to user 0, and this is user 65534/ });
  rmSync(join(lab.home, 'labs'), { recursive: true });
});

t.test('names are names: none of them reaches a path or a shell', async (t) => {
  const lab = bench(t);
  for (const name of ['../x', 'a/b', '$(touch x)', '-x', '', 'A', 'a'.repeat(42), '.', 'a b'])
    t.match(await lab.run('up', lab.file, `--name=${name}`), { exit: 2, stderr: /no name for a lab/ }, name);
  await lab.json('up', lab.file);
  for (const place of ['../../etc/passwd', 'web; id', '$(id)', '/proc/1/ns/net', ''])
    t.match(await lab.run('exec', place, '--', 'id'), { exit: 2, stderr: /there is no host/ }, place);
  t.match(await lab.run('exec', 'web', '--', 'echo', '$(id); `id`'), { exit: 0, stdout: '$(id); `id`\n' });
});

t.test('what exec runs ends when exec is killed', async (t) => {
  const lab = bench(t);
  await lab.json('up', lab.file);
  const mark = `seconds-${process.pid}`;
  const child = lab.start('exec', 'web', '--', 'node', '-e', 'setTimeout(() => {}, 600000)', mark);
  t.ok(await eventually(() => processesWith(mark).length >= 3, 10_000), 'it runs');
  child.kill('SIGKILL');
  t.ok(await eventually(() => processesWith(mark).length === 0, 10_000), 'nothing of it is left');
});
