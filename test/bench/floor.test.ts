import { execFileSync } from 'node:child_process';
import t from 'tap';
import { star } from '../../bench/fabric.js';
import { rivals } from '../../bench/parts/rivals.js';
import { linuxKernel } from '../../src/kernel/linux/kernel.js';
import { findTool } from '../../src/kernel/tools.js';
import { compile } from '../../src/plane/compile/index.js';
import { diff } from '../../src/plane/diff.js';
import { inSandbox } from '../sandbox.js';

/** So many that a lab has a second thread. */
const HOSTS = 300;

const missing = ['strace', 'cc'].filter((tool) => findTool(tool) === undefined);

/** What the floor is measured by has to be the whole lab, and no more: else `up` is held against too little or too much. */
if (inSandbox(import.meta.url))
  t.test(
    'the floor lays what transitlab lays, of namespaces, links, addresses, neighbours and routes',
    { skip: missing.length === 0 ? false : `not installed: ${missing.join(', ')}` },
    async (t) => {
      const floor = rivals(t.testdir()).rivals.find(({ name }) => name === 'floor');
      const [program = '', ...args] = floor?.command(HOSTS, false) ?? [];
      execFileSync(program, args);
      const kernel = linuxKernel();
      const plan = diff(compile(star(HOSTS)), await kernel.observe());
      kernel.close();
      t.same(plan, []);
    },
  );
