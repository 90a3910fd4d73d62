import fc from 'fast-check';
import t from 'tap';
import type { Flow } from '../../src/analyze/verdict.js';
import { deriveFabric } from '../../src/cloud/fabric.js';
import type { World } from '../../src/cloud/world.js';
import { fixesFor } from '../../src/explain/fix.js';
import { verdict } from '../../src/lab/ends.js';
import { rows } from '../../src/model/json.js';
import { frozen } from '../cloud/world.js';
import { following } from '../explain/following.js';
import { failureOf, played, type Story, seedOf, stories, tell } from './cloud.js';
import { type Counts, count, list } from './counts.js';
import type { Played } from './moves.js';

const RUNS = Number(process.env.TRANSITLAB_FIXES ?? 60);
/** Of each world so many pairs that do not reach each other. */
const PAIRS = 3;

const mended: Counts = new Map();
const open: Counts = new Map();
const time = { ms: 0, flows: 0, longest: 0 };

const PROBES: readonly Pick<Flow, 'protocol' | 'port'>[] = [
  { protocol: 'icmp' },
  { protocol: 'tcp', port: 443 },
  { protocol: 'udp', port: 53 },
];

/** Pairs far from each other in the order of their names, each with another probe. */
function blockedIn(world: World): Flow[] {
  const hosts = rows(deriveFabric(world).hosts).map(({ id }) => id);
  const flows = hosts.flatMap((from, i) =>
    hosts.flatMap((to, j): Flow[] => {
      const probe = PROBES[(i + j) % PROBES.length];
      return from === to || !probe ? [] : [{ from, to, ...probe }];
    }),
  );
  const blocked = flows.filter((flow) => !verdict(world, flow).reachable);
  const apart = Math.max(1, Math.floor(blocked.length / PAIRS));
  return blocked.filter((_, index) => index % apart === 0).slice(0, PAIRS);
}

/** What is wrong with the fixes of a flow. The world is frozen: a search that changes it throws. */
function flawsOf(world: World, flow: Flow): string[] {
  const name = `${flow.from} -> ${flow.to} ${flow.protocol}`;
  const began = performance.now();
  const fixes = fixesFor(world, flow);
  const ms = performance.now() - began;
  time.ms += ms;
  time.flows++;
  time.longest = Math.max(time.longest, ms);
  count(fixes.length > 0 ? mended : open, verdict(world, flow).code ?? '');
  const again = fixesFor(structuredClone(world), flow);
  const flaws =
    JSON.stringify(again) === JSON.stringify(fixes) ? [] : [`${name}: another answer the second time`];
  if (fixes.length > 3) flaws.push(`${name}: more than three fixes`);
  for (const fix of fixes) {
    const then = verdict(following({ world, variables: {} }, fix).world, flow);
    if (!then.reachable) flaws.push(`${name}: ${fix.text} leads to ${then.code}: ${then.text}`);
  }
  return flaws;
}

function check(story: Story, steps: Played[]): void {
  let world: World | undefined;
  for (const step of tell(story)) {
    steps.push(step);
    ({ world } = step);
  }
  const last = world && frozen(world);
  const flaws = last ? blockedIn(last).flatMap((flow) => flawsOf(last, flow)) : [];
  if (flaws.length > 0) throw new Error(flaws.join('\n'));
}

t.setTimeout(0);
t.test(`fixes in ${RUNS} random clouds`, { timeout: 0 }, async (t) => {
  const seed = seedOf();
  const property = played(stories(30, 4, 16), check);
  const details = fc.check(property, { numRuns: RUNS, seed });
  t.comment(`TRANSITLAB_SEED=${seed}`);
  t.equal(failureOf(details), '', 'what is offered works, each time the same');
  t.comment(`mended: ${list(mended)}`);
  t.comment(`without a fix: ${list(open)}`);
  t.comment(`${(time.ms / time.flows).toFixed(1)} ms a flow, ${time.longest.toFixed(0)} ms the longest`);
  t.ok(mended.size > 3, 'many kinds of obstacles are met and mended');
});
