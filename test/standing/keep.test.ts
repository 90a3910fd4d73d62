import t from 'tap';
import { KernelError } from '../../src/kernel/error.js';
import type { Kernel } from '../../src/kernel/kernel.js';
import { planeOf } from '../../src/lab/plan.js';
import type { JournalRecord } from '../../src/lab/standing/journal/entry.js';
import { type Kept, keep } from '../../src/lab/standing/keep.js';
import { playAll } from '../../src/lab/standing/standing.js';
import { EXIT, LabError } from '../../src/model/errors.js';
import type { Plan } from '../../src/plane/change.js';
import { diff } from '../../src/plane/diff.js';
import { eventually, sleep } from '../support/processes.js';
import { rejection } from '../support/rejection.js';
import { type FakeSandbox, fakeSandbox } from './fake-sandbox.js';
import { scriptOf } from './script.js';

const ME = { pid: 1, command: 'a test' };
const CUT = { fault: { host: 'data' } };

interface Subject {
  readonly kept: Kept;
  readonly journal: JournalRecord[];
  readonly logged: string[];
  /** The disk is full. */
  full: boolean;
}

async function kept(sandbox: FakeSandbox): Promise<Subject> {
  const subject = { journal: [] as JournalRecord[], logged: [] as string[], full: false };
  const { standing } = playAll(scriptOf(), []);
  const lab = await keep({
    name: 'lab',
    sandbox,
    choice: { sandbox: 'embedded' },
    standing,
    records: 1,
    openJournal: () => ({
      append(record) {
        if (subject.full) throw new LabError(EXIT.failed, { what: 'no space is left for the journal' });
        subject.journal.push(record);
      },
      close() {},
    }),
    log: (text) => void subject.logged.push(text),
    logFile: 'log',
    onInterrupt: () => {},
    now: () => '2024-01-01T00:00:00.000Z',
  });
  return Object.assign(subject, { kept: lab });
}

/** A kernel that refuses one operation of the `nth` plan that it gets. */
function refusing(at: () => { readonly plan: number; readonly operation: number } | undefined) {
  return (kernel: Kernel): Kernel => {
    let plans = 0;
    return {
      ...kernel,
      async apply(plan: Plan) {
        const refused = at();
        if (refused?.plan !== plans++) return kernel.apply(plan);
        await kernel.apply(plan.slice(0, refused.operation));
        throw new KernelError({ operation: 'x', namespace: 'n', object: 'o', words: 'injected' });
      },
    };
  };
}

const wanted = planeOf(playAll(scriptOf(), []).standing.state.world);

t.test(
  'a refusal at each operation in turn: the lab, its kernel and its journal are as before',
  async (t) => {
    let operation = 0;
    const sandbox = fakeSandbox(refusing(() => ({ plan: 1, operation })));
    const size = await (async () => {
      const plain = await kept(fakeSandbox());
      return (await plain.kept.act(ME, CUT)).changes.length;
    })();
    t.ok(size > 3);
    for (; operation < size; operation++) {
      const lab = await kept(sandbox);
      const before = lab.kept.inspect();
      const error = await rejection(lab.kept.act(ME, CUT));
      t.match(error, { exit: 4, problem: { what: /brought back to what stood before/, why: 'injected' } });
      t.same(lab.kept.inspect(), before);
      t.same(lab.journal, []);
      t.same(diff(wanted, (await sandbox.kernels.at(-1)?.observe()) ?? wanted), []);
      t.match(await lab.kept.act(ME, CUT), { changes: { length: size } }, 'the next time it is done');
      t.equal(lab.journal.length, 1);
      await lab.kept.stop();
    }
  },
);

t.test('a kernel that refuses to go back: the lab is built anew in another', async (t) => {
  let stubborn = false;
  const sandbox = fakeSandbox((kernel, nth) => ({
    ...kernel,
    async apply(plan) {
      if (!stubborn || nth > 0) return kernel.apply(plan);
      throw new KernelError({ operation: 'x', namespace: 'n', object: 'o', words: 'never' });
    },
  }));
  const lab = await kept(sandbox);
  stubborn = true;
  t.match(await rejection(lab.kept.act(ME, CUT)), {
    exit: 4,
    problem: { what: /could not be brought back/ },
  });
  t.equal(sandbox.kernels.length, 2);
  t.match(lab.kept.inspect(), { health: 'stands', deeds: 0, records: 1 });
  t.same(diff(wanted, (await sandbox.kernels[1]?.observe()) ?? wanted), []);
  t.match(await lab.kept.act(ME, CUT), { outcome: { passed: true } });
});

t.test('a full disk: the kernel goes back, and nothing is changed', async (t) => {
  const sandbox = fakeSandbox();
  const lab = await kept(sandbox);
  lab.full = true;
  const { changes: _some, ...before } = lab.kept.inspect();
  t.match(await rejection(lab.kept.act(ME, CUT)), { problem: { what: /no space/ } });
  const { changes: _more, ...after } = lab.kept.inspect();
  t.same(after, before);
  t.same(await lab.kept.drift(ME, undefined), []);
  t.same(diff(wanted, (await sandbox.kernels[0]?.observe()) ?? wanted), []);
  lab.full = false;
  t.match(await lab.kept.act(ME, CUT), { outcome: { passed: true } });
});

t.test('a worker that dies: another one; one that dies again and again: not without end', async (t) => {
  const sandbox = fakeSandbox();
  const lab = await kept(sandbox);
  await lab.kept.act(ME, CUT);
  for (let deaths = 1; deaths <= 3; deaths++) {
    sandbox.kill();
    t.ok(await eventually(() => sandbox.kernels.length === deaths + 1, 2000), `death ${deaths}`);
    t.ok(await eventually(() => lab.kept.inspect().health === 'stands', 2000));
  }
  sandbox.kill();
  await sleep(50);
  t.match(lab.kept.inspect(), { health: 'broken', why: /killed/ });
  t.equal(sandbox.kernels.length, 4);
  t.same(await lab.kept.drift(ME, undefined), [], 'the next command starts another');
  t.equal(sandbox.kernels.length, 5);
  t.match(lab.kept.inspect(), { health: 'stands', faults: ['host data'] });
});

t.test('one change at a time', async (t) => {
  const lab = await kept(fakeSandbox());
  const first = lab.kept.act(ME, CUT);
  t.match(await rejection(lab.kept.act(ME, { wait: '1d' })), {
    exit: EXIT.nameInUse,
    problem: { why: /`a test` \(process 1\)/ },
  });
  t.match(await first, { outcome: { passed: true } });
  t.match(await lab.kept.act(ME, { wait: '1d' }), { outcome: { type: 'wait' } });
});

t.test('the same file again writes nothing down', async (t) => {
  const lab = await kept(fakeSandbox());
  t.same(await lab.kept.apply(ME, scriptOf(), false), { changes: [], dropped: [] });
  t.same(lab.journal, []);
});
