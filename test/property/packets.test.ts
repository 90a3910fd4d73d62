import fc from 'fast-check';
import t from 'tap';
import { linuxKernel } from '../../src/kernel/linux/kernel.js';
import { inSandbox } from '../sandbox.js';
import { failureOf, patience, seedOf, stories } from './cloud.js';
import { newComparer } from './comparer.js';
import { list, total } from './counts.js';

/** scripts/compare-random compares more of them. */
const CLOUDS = Number(process.env.TRANSITLAB_CLOUDS ?? 100);
const LEAST_REACHABLE = 0.15;

async function compareClouds(): Promise<void> {
  const kernel = linuxKernel();
  const { compare, seen, ms } = newComparer(kernel);
  await t.test(`${CLOUDS} random clouds: every pair of hosts`, { timeout: 0 }, async (t) => {
    const seed = seedOf();
    const shrinking = patience();
    const property = fc.asyncProperty(stories(5, 0, 12), async (story) => {
      if (shrinking.over()) return;
      try {
        await compare(story);
      } catch (error) {
        shrinking.begin();
        throw error;
      }
    });
    const details = await fc.check(property, { numRuns: CLOUDS, seed });
    t.comment(`TRANSITLAB_SEED=${seed}`);
    t.equal(failureOf(details), '');
    for (const [name, { clouds, verdicts, ways }] of seen) {
      const flows = total(verdicts);
      t.comment(`${name}: ${clouds} clouds, ${flows} flows: ${list(verdicts)}`);
      t.comment(`ways of what is reachable: ${list(ways)}`);
      t.ok((verdicts.get('reachable') ?? 0) > LEAST_REACHABLE * flows, `${name}: a good part is reachable`);
    }
    t.comment(`${Math.round(ms.reconcile)} ms laying networks, ${Math.round(ms.compare)} ms measuring`);
  });
  kernel.close();
}

t.setTimeout(0);
if (inSandbox(import.meta.url)) await compareClouds();
