import fc from 'fast-check';
import { linuxKernel } from '../src/kernel/linux/kernel.js';
import { failureOf, patience, seedOf, stories } from '../test/property/cloud.js';
import { newComparer } from '../test/property/comparer.js';
import { list, total } from '../test/property/counts.js';
import { inSandbox } from '../test/sandbox.js';

const CLOUDS = Number(process.env.TRANSITLAB_CLOUDS);
const FIRST_SEED = seedOf();
/** Clouds that come of one seed: that many are made again to repeat one of them. */
const BATCH = 25;

/** Compares some clouds of a seed; what was found, after shrinking, or nothing. */
async function batch(count: number, seed: number, compare: (typeof comparer)['compare']): Promise<string> {
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
  return failureOf(await fc.check(property, { numRuns: count, seed }));
}

const pairsOf = (): number => [...comparer.seen.values()].reduce((sum, { pairs }) => sum + pairs, 0);

function summary(clouds: number, failures: number): void {
  for (const [name, { clouds: own, pairs, verdicts, ways }] of comparer.seen) {
    console.log(`${name}: ${own} clouds, ${pairs} pairs, ${total(verdicts)} flows: ${list(verdicts)}`);
    console.log(`  ways of what is reachable: ${list(ways)}`);
  }
  console.log(`${clouds} clouds, ${pairsOf()} pairs, ${failures} differences`);
}

if (!inSandbox(import.meta.url)) process.exit();
const kernel = linuxKernel();
const comparer = newComparer(kernel);
let failures = 0;
for (let done = 0; done < CLOUDS; done += BATCH) {
  const count = Math.min(BATCH, CLOUDS - done);
  const seed = FIRST_SEED + done;
  const start = performance.now();
  const failure = await batch(count, seed, comparer.compare);
  if (failure !== '') failures++;
  const seconds = ((performance.now() - start) / 1000).toFixed(0);
  const outcome = failure === '' ? 'no difference' : `A DIFFERENCE\n${failure}`;
  console.log(
    `TRANSITLAB_SEED=${seed}: clouds ${done + 1} to ${done + count} of ${CLOUDS}, ${pairsOf()} pairs so far, ${seconds} s: ${outcome}`,
  );
}
summary(CLOUDS, failures);
kernel.close();
process.exit(failures === 0 ? 0 : 1);
