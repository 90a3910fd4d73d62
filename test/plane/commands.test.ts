import { execFileSync } from 'node:child_process';
import t from 'tap';
import { linuxKernel } from '../../src/kernel/linux/kernel.js';
import { commands } from '../../src/plane/commands.js';
import { compile } from '../../src/plane/compile/index.js';
import type { Plane } from '../../src/plane/plane.js';
import { twoRegions, withRouter } from '../fabric.js';
import { inSandbox } from '../sandbox.js';

const fabric = withRouter(twoRegions(), 'tr-b', (router) => ({
  ...router,
  ingressTables: { region: 'inward' },
  tables: { ...router.tables, inward: router.tables.main ?? [] },
}));

/** Without the burst: tc reckons it over a table of its own and rounds. */
const withoutBurst = (plane: Plane): Plane => ({
  ...plane,
  links: plane.links.map(({ ends: [a, b] }) => ({ ends: [smooth(a), smooth(b)] })),
});
const smooth = (end: Plane['links'][number]['ends'][0]) =>
  end.shaper ? { ...end, shaper: { ...end.shaper, burst: 0 } } : end;

if (inSandbox(import.meta.url)) {
  t.test('the lines, run by sh, build what the lab would', async (t) => {
    const plane = compile(fabric);
    execFileSync('sh', ['-e'], { input: commands(plane).join('\n'), stdio: ['pipe', 'ignore', 'inherit'] });
    const kernel = linuxKernel();
    t.same(withoutBurst(await kernel.observe()), withoutBurst(plane));
    await kernel.prune([]);
    kernel.close();
  });
}
