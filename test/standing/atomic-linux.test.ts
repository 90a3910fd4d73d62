import { execFileSync } from 'node:child_process';
import { readdirSync, writeFileSync } from 'node:fs';
import t from 'tap';
import type { Kernel } from '../../src/kernel/kernel.js';
import { linuxKernel } from '../../src/kernel/linux/kernel.js';
import { planFromAll } from '../../src/lab/reconcile.js';
import { applyAtomically } from '../../src/lab/standing/atomically.js';
import { compile } from '../../src/plane/compile/index.js';
import { diff } from '../../src/plane/diff.js';
import type { Plane } from '../../src/plane/plane.js';
import { twoRegions } from '../fabric.js';
import { inSandbox } from '../sandbox.js';
import { rejection } from '../support/rejection.js';
import { atomicSuite } from './atomic-suite.js';

async function open(): Promise<Kernel> {
  const kernel = linuxKernel();
  await kernel.prune([]);
  return kernel;
}

/** A kernel in which a host of two stands, and what both are. */
async function halfBuilt(): Promise<{ kernel: Kernel; before: Plane; wanted: Plane }> {
  const kernel = await open();
  const fabric = twoRegions();
  const { b: _later, ...hosts } = fabric.hosts;
  const before = compile({ ...fabric, hosts });
  await kernel.apply(diff(before, await kernel.observe()));
  return { kernel, before, wanted: compile(fabric) };
}

if (inSandbox(import.meta.url)) {
  t.setTimeout(240_000);

  // First, for the kernel takes its time to forget those of other tests.
  t.test('no more network namespaces: none is left half-made', async (t) => {
    const kernel = await open();
    const wanted = compile(twoRegions());
    const limit = '/proc/sys/user/max_net_namespaces';
    // One is the sandbox's own.
    for (const most of [1, 2, 3, 5]) {
      writeFileSync(limit, String(most));
      const error = await rejection(applyAtomically(kernel, await planFromAll(kernel, wanted)));
      t.match(error, { exit: 4, problem: { what: /namespace\.add.*brought back/, why: /ENOSPC/ } });
      t.same(readdirSync('/run/netns'), []);
    }
    writeFileSync(limit, '1000');
    await applyAtomically(kernel, await planFromAll(kernel, wanted));
    t.same(await kernel.observe(), wanted, 'with more of them it is done');
    kernel.close();
  });

  atomicSuite({
    name: 'linux',
    open,
    pairs: 1,
    // Nobody has this source address.
    impossible: (namespace) => ({
      op: 'route.replace',
      namespace,
      route: { dst: '198.51.100.0/24', type: 'unicast', dev: 'lo', src: '203.0.113.9', table: 254 },
      reason: 'a test',
    }),
  });

  t.test('an interface of somebody else has the name that a cable needs', async (t) => {
    const { kernel, before, wanted } = await halfBuilt();
    const link = wanted.links.find(({ ends }) => ends.some(({ namespace }) => namespace === 'b'));
    const end = link?.ends.find(({ namespace }) => namespace !== 'b');
    if (!end) throw new Error('there is no such cable');
    kernel.within(end.namespace, () =>
      execFileSync('ip', ['link', 'add', end.name, 'type', 'veth', 'peer', 'name', 'other']),
    );
    const error = await rejection(applyAtomically(kernel, await planFromAll(kernel, wanted)));
    t.match(error, { exit: 4, problem: { what: /link\.add.*brought back/, why: /EEXIST/ } });
    t.same(await kernel.observe(), before);
    kernel.within(end.namespace, () => execFileSync('ip', ['link', 'delete', end.name]));
    await applyAtomically(kernel, await planFromAll(kernel, wanted));
    t.same(await kernel.observe(), wanted, 'once the name is free, it is done');
    kernel.close();
  });
}
