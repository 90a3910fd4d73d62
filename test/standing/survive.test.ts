import { once } from 'node:events';
import { appendFileSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import t, { type Test } from 'tap';
import { ask } from '../../src/lab/standing/ask.js';
import type { Inspection } from '../../src/lab/standing/protocol.js';
import { eventually, moment, namespacesOf, populated, sleep } from '../support/processes.js';
import { random } from '../support/random.js';
import { rejection } from '../support/rejection.js';
import { type Bench, bench, USERS, userName } from './lab.js';

t.setTimeout(300_000);

const ME = { pid: process.pid, command: 'a test' };
const PROBES = [{ protocol: 'icmp' }, { protocol: 'tcp', port: 5201 }] as const;

/** What a lab is, without what changes when it is brought back. */
async function state(lab: Bench): Promise<Partial<Inspection>> {
  const { keeper: _k, seat: _s, changes: _c, ...rest } = await ask(lab.keeper().socket, ME, 'inspect', {});
  return rest;
}

/** What is wanted, what the kernel holds, and what packets do are one. */
async function sound(t: Test, lab: Bench): Promise<void> {
  const { socket } = lab.keeper();
  t.same((await ask(socket, ME, 'drift', {})).changes, [], 'the kernel holds what it should');
  const { pairs, differences } = await ask(socket, ME, 'mesh', { probes: [...PROBES] });
  t.ok(pairs > 0);
  t.same(differences, [], 'packets do what is predicted');
}

for (const as of USERS) {
  t.test(
    `kill -9 of the keeper: nothing is left in the kernel; up brings all back, as ${userName(as)}`,
    async (t) => {
      const lab = bench(t, { as });
      await lab.json('up', lab.file, '--at', '1');
      await lab.json('call', 'CreateCen', 'Name=Hand', '--as', 'A', '--save', 'hand=CenId');
      for (const vpc of ['vpc-web', 'vpc-apart']) {
        const attach = ['CenId=$hand', `ChildInstanceId=${vpc}`, 'ChildInstanceType=VPC'];
        await lab.json(
          'call',
          'AttachCenChildInstance',
          ...attach,
          'ChildInstanceRegionId=cn-hangzhou',
          '--as',
          'A',
        );
      }
      await lab.json('clock', '+1d');
      await lab.json('fault', 'host', 'data');
      const before = await state(lab);
      const namespaces = namespacesOf(lab.processes());
      const since = moment();
      process.kill(lab.keeper().pid, 'SIGKILL');
      t.ok(
        await eventually(
          () => lab.processes().length === 0 && populated(namespaces, since).length === 0,
          10_000,
        ),
      );

      t.match(await lab.run('ps'), { stdout: /^lab +fallen/m });
      t.match(await lab.run('clock', '+1d'), {
        exit: 2,
        stderr: /does not stand.*up with its file brings it back/s,
      });
      t.match(await lab.run('up', lab.file), {
        exit: 0,
        stdout: /stands again as it was left.*5 changes made by hand/,
      });
      t.same(await state(lab), before);
      await sound(t, lab);
    },
  );
}

t.test('kill -9 of the worker: another one builds what stood, and the log says so', async (t) => {
  const lab = bench(t);
  await lab.json('up', lab.file);
  await lab.json('fault', 'host', 'data');
  const before = await state(lab);
  const { seat, keeper } = await lab.inspect();
  if (seat?.kind !== 'embedded') throw new Error('no seat');
  process.kill(seat.pid, 'SIGKILL');
  for (let i = 0; i < 200; i++) {
    const now = await lab.inspect();
    if (now.health === 'stands' && now.seat && JSON.stringify(now.seat) !== JSON.stringify(seat)) break;
    await sleep(50);
  }
  t.same((await lab.inspect()).keeper, keeper, 'the keeper is the same');
  t.same(await state(lab), before);
  await sound(t, lab);
  t.match(readFileSync(lab.files.log, 'utf8'), /the lab's process died.*the lab stands again/s);
});

t.test(
  'kill -9 at random moments of changes: what was answered is there, and no more than one besides',
  async (t) => {
    const lab = bench(t);
    const seed = Number(process.env.TRANSITLAB_TEST_SEED ?? Date.now() % 1e6);
    t.comment(`TRANSITLAB_TEST_SEED=${seed}`);
    const next = random(seed);
    await lab.json('up', lab.file);
    let answered = (await lab.inspect()).records;
    for (let i = 0; i < 6; i++) {
      const { seat, keeper } = await lab.inspect();
      const worker = seat?.kind === 'embedded' ? seat.pid : 0;
      const victim = next() < 0.7 ? keeper.pid : worker;
      setTimeout(() => process.kill(victim, 'SIGKILL'), next() * 60);
      for (let n = 0; n < 4; n++) {
        const deed = n % 2 ? { heal: { host: 'web' } } : { fault: { host: 'web' } };
        const acted = await ask(lab.keeper().socket, ME, 'act', { deed }).catch(() => undefined);
        if (acted?.outcome.type === 'fault' && acted.outcome.passed) answered++;
      }
      await sleep(100);
      await lab.json('up', lab.file);
      const { records } = await lab.inspect();
      t.ok(records === answered || records === answered + 1, `${answered} answered, ${records} kept`);
      answered = records;
      await sound(t, lab);
    }
  },
);

t.test('a torn last record is dropped, and said; a damaged journal is refused', async (t) => {
  const lab = bench(t);
  await lab.json('up', lab.file);
  await lab.json('clock', '+1d');
  const before = await state(lab);
  await killed(lab);
  appendFileSync(lab.files.journal, '{"sum":"01234567","n":2,"ti');
  t.match(await lab.run('up', lab.file), { exit: 0, stderr: /last record was torn.*dropped/ });
  t.same(await state(lab), before);
  await lab.json('clock', '+1d');
  await killed(lab);
  const text = readFileSync(lab.files.journal, 'utf8');
  writeFileSync(lab.files.journal, text.replace('"wait":"1d"', '"wait":"9d"'));
  t.match(await lab.run('up', lab.file), { exit: 1, stderr: /journal.jsonl:2: the journal is damaged/ });
  t.match(await lab.run('down'), { exit: 0 }, 'it can still be given up');
});

t.test('a socket left behind is taken away; a lab that is fallen can be ended', async (t) => {
  const lab = bench(t);
  await lab.json('up', lab.file);
  const { socket } = lab.keeper();
  await killed(lab);
  t.ok(existsSync(socket), 'it is there, and nobody listens');
  await lab.json('up', lab.file);
  await sound(t, lab);
  await killed(lab);
  t.match(await lab.run('down'), { exit: 0, stdout: 'lab is gone\n' });
  t.match(await lab.run('ps'), { stdout: 'no lab stands\n' });
});

t.test('two commands at once', async (t) => {
  const lab = bench(t);
  const both = await Promise.all([lab.run('up', lab.file), lab.run('up', lab.file)]);
  const [first, second] = both.sort((a, b) => (a.exit ?? 0) - (b.exit ?? 0));
  t.equal(first?.exit, 0);
  if (second?.exit !== 0)
    t.match(second, { exit: 6, stderr: /another command is at work on the lab lab.*`transitlab up/s });
  const { socket } = lab.keeper();
  const slow = ask(socket, ME, 'mesh', { probes: [...PROBES] });
  await sleep(20);
  t.match(await ask(socket, ME, 'inspect', {}), { busy: ME }, 'looking is always allowed');
  const { exit, message } = await rejection(ask(socket, ME, 'act', { deed: { wait: '1d' } }));
  t.equal(exit, 6);
  t.match(
    message,
    /another command is at work on the lab lab.*`a test` \(process \d+\), since .*run this again/s,
  );
  await slow;
  t.match(await lab.run('clock', '+1d'), { exit: 0 });
});

t.test('an interrupted up leaves nothing', async (t) => {
  const lab = bench(t);
  for (const ms of [300, 600, 900]) {
    const child = lab.start('up', lab.file);
    const ended = once(child, 'exit');
    await sleep(ms);
    child.kill('SIGKILL');
    await ended;
    const stood = (await lab.run('down')).exit === 0;
    t.ok(await eventually(() => lab.processes().length === 0, 10_000), stood ? 'it stood already' : 'gone');
  }
});

async function killed(lab: Bench): Promise<void> {
  process.kill(lab.keeper().pid, 'SIGKILL');
  if (!(await eventually(() => lab.processes().length === 0, 10_000))) throw new Error('it lives');
}
