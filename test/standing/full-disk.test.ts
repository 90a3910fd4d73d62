import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import t, { type Test } from 'tap';
import { PACKAGE_ROOT } from '../../src/lab/package.js';
import { ask } from '../../src/lab/standing/ask.js';
import type { Deed } from '../../src/lab/standing/journal/entry.js';
import { bench } from './lab.js';

t.setTimeout(120_000);

const KIB = 1024;
const ME = { pid: process.pid, command: 'a test' };

/** A directory on a small disk of its own, which is gone with the process that holds it. */
async function smallDisk(t: Test, kib: number): Promise<string> {
  const place = mkdtempSync('/tmp/small-');
  const mount = `mount -t tmpfs -o size=${kib}k,mode=700 tmpfs "$1" && echo mounted && exec sleep 600`;
  const holder = spawn('unshare', ['--user', '--map-root-user', '--mount', 'sh', '-c', mount, 'sh', place]);
  t.teardown(async () => {
    const ended = once(holder, 'exit');
    holder.kill('SIGKILL');
    await ended;
    rmSync(place, { recursive: true });
  });
  await once(holder.stdout, 'data');
  return `/proc/${holder.pid}/root${place}`;
}

/** Leaves no page of it free. */
function fill(disk: string): void {
  try {
    for (let n = 0; ; n++) writeFileSync(join(disk, `fill-${n}`), Buffer.alloc(4 * KIB));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOSPC') throw error;
  }
}

t.test('a full disk: calls are refused, and nothing is changed; with room it goes on', async (t) => {
  const disk = await smallDisk(t, 512);
  const lab = bench(t, { env: { TRANSITLAB_STATE_DIR: disk, XDG_RUNTIME_DIR: '/nowhere' } });
  await lab.json('up', lab.file);
  // Until the journal's last page is full.
  fill(disk);
  const { socket } = lab.keeper();
  const inspect = async () => {
    const { changes: _made, ...rest } = await ask(socket, ME, 'inspect', {});
    return rest;
  };
  let before = await inspect();
  const turn = () => (before.faults.length > 0 ? 'heal' : 'fault');
  for (;;) {
    const deed = { [turn()]: { host: 'web' } } as unknown as Deed;
    const done = await ask(socket, ME, 'act', { deed }).catch(() => undefined);
    if (!done) break;
    before = await inspect();
  }
  t.same(await inspect(), before, 'the lab is as before');
  t.match(await lab.run(turn(), 'host', 'web'), {
    exit: 1,
    stderr: /no space is left for the journal: nothing was changed.*next: free some/s,
  });
  t.match(await lab.run('plan', '--check'), { exit: 0 }, 'the kernel too');
  rmSync(join(disk, 'fill-0'));
  t.match(await lab.run(turn(), 'host', 'web'), { exit: 0 });
  t.match(await lab.run('down'), { exit: 0 });
});

t.test('no room for a new lab: a clean error, and nothing is left', async (t) => {
  const disk = await smallDisk(t, 16);
  const lab = bench(t, { env: { TRANSITLAB_STATE_DIR: disk, XDG_RUNTIME_DIR: '/nowhere' } });
  const { exit, stderr } = await lab.run('up', `${PACKAGE_ROOT}scenarios/cen-same-region.lab.yaml`);
  t.not(exit, 0);
  t.match(stderr, /no space is left/);
  t.notMatch(stderr, /fault of transitlab|at .*\.js/);
  t.match(await lab.run('ps'), { exit: 0, stdout: 'no lab stands\n' });
});
