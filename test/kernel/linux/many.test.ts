import { readdirSync, unlinkSync, writeFileSync } from 'node:fs';
import t, { type Test } from 'tap';
import { star } from '../../../bench/fabric.js';
import { KernelError } from '../../../src/kernel/error.js';
import type { Kernel } from '../../../src/kernel/kernel.js';
import { linuxKernel } from '../../../src/kernel/linux/kernel.js';
import { compile } from '../../../src/plane/compile/index.js';
import { diff } from '../../../src/plane/diff.js';
import { inSandbox } from '../../sandbox.js';
import { eventually } from '../../support/processes.js';

/** So many that a second thread makes them. */
const HOSTS = 200;
const NAMED = '/run/netns';
const IN_THE_WAY = `${NAMED}/h90`;

const openFiles = (): number => readdirSync('/proc/self/fd').length;

if (inSandbox(import.meta.url)) {
  const wanted = compile(star(HOSTS));
  const empty = async (): Promise<Kernel> => {
    const kernel = linuxKernel();
    await kernel.prune([]);
    return kernel;
  };
  const refused = async (
    t: Test,
    kernel: Kernel,
    plan: Parameters<Kernel['apply']>[0],
  ): Promise<KernelError> => {
    try {
      await kernel.apply(plan);
    } catch (error) {
      if (error instanceof KernelError) return error;
      throw error;
    }
    t.fail('it was not refused');
    throw new Error('it was not refused');
  };
  const nothingLeft = async (t: Test, kernel: Kernel): Promise<void> => {
    await kernel.prune([]);
    t.same(readdirSync(NAMED), [], 'what was made carried our mark');
  };

  t.test('many namespaces stand as wanted, and go', async (t) => {
    const kernel = await empty();
    await kernel.apply(diff(wanted, await kernel.observe()));
    t.same(diff(wanted, await kernel.observe()), []);
    await nothingLeft(t, kernel);
    kernel.close();
  });

  t.test('one of many is refused: it is named, and the others are found again', async (t) => {
    const kernel = await empty();
    writeFileSync(IN_THE_WAY, '');
    const { refusal } = await refused(t, kernel, diff(wanted, { namespaces: [], links: [] }));
    t.match(refusal, { operation: 'namespace.add', namespace: 'h90', words: 'EEXIST' });
    t.ok(readdirSync(NAMED).length > HOSTS / 2, 'those before it were made');
    unlinkSync(IN_THE_WAY);
    await nothingLeft(t, kernel);
    kernel.close();
  });

  t.test('a cable between many is refused: what was made is found again', async (t) => {
    const kernel = await empty();
    const plan = diff(wanted, { namespaces: [], links: [] });
    const { refusal } = await refused(
      t,
      kernel,
      plan.map((change) =>
        change.op === 'link.add' && change.link.ends[0].namespace === 'h90'
          ? { ...change, link: { ends: [{ ...change.link.ends[0], mtu: 1 }, change.link.ends[1]] } }
          : change,
      ),
    );
    t.match(refusal, { operation: 'link.add', namespace: 'h90', words: /EINVAL/ });
    await nothingLeft(t, kernel);
    kernel.close();
  });

  t.test('no descriptor is left open', async (t) => {
    const before = openFiles();
    const kernel = await empty();
    await kernel.apply(diff(wanted, await kernel.observe()));
    await kernel.prune([]);
    kernel.close();
    t.ok(
      await eventually(() => openFiles() <= before, 5_000),
      `${openFiles()} of ${before}: the thread ends too`,
    );
  });
}
