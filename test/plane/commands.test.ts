import { execFileSync } from 'node:child_process';
import t from 'tap';
import { linuxKernel } from '../../src/kernel/linux/kernel.js';
import { commands } from '../../src/plane/commands.js';
import { compile } from '../../src/plane/compile/index.js';
import type { Plane } from '../../src/plane/plane.js';
import { twoRegions, withDelay, withRouter } from '../fabric.js';
import { inSandbox } from '../sandbox.js';

const fabric = withRouter(twoRegions(), 'tr-b', (router) => ({
  ...router,
  ingressTables: { region: 'inward' },
  tables: { ...router.tables, inward: router.tables.main ?? [] },
}));

const DELAY = [
  { latency: 30, jitter: 2, loss: 0.5 },
  { latency: 10, jitter: 0, loss: 0 },
] as const;

/** Without the burst: tc reckons it over a table of its own and rounds. */
const withoutBurst = (plane: Plane): Plane => ({
  ...plane,
  links: plane.links.map(({ ends: [a, b] }) => ({ ends: [smooth(a), smooth(b)] })),
});
const smooth = (end: Plane['links'][number]['ends'][0]) =>
  end.shaper ? { ...end, shaper: { ...end.shaper, burst: 0 } } : end;

if (inSandbox(import.meta.url)) {
  t.test('the lines, run by sh, build what the lab would', async (t) => {
    const kernel = linuxKernel();
    const far = kernel.lacks().includes('latency') ? fabric : withDelay(fabric, DELAY);
    t.comment(far === fabric ? 'without netem, which this kernel does not have' : 'with netem');
    const plane = compile(far);
    execFileSync('sh', ['-e'], { input: commands(plane).join('\n'), stdio: ['pipe', 'ignore', 'inherit'] });
    t.same(withoutBurst(await kernel.observe()), withoutBurst(plane));
    await kernel.prune([]);
    kernel.close();
  });
}
