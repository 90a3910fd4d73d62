import { isDeepStrictEqual } from 'node:util';
import fc from 'fast-check';
import t from 'tap';
import { deriveFabric } from '../../src/cloud/fabric.js';
import type { World } from '../../src/cloud/world.js';
import { compile } from '../../src/plane/compile/index.js';
import { flawsOf } from '../../src/plane/valid.js';
import { flawsOf as fabricFlaws } from '../cloud/flaws.js';
import { frozen } from '../cloud/world.js';
import { failureOf, seedOf, stories, tell, told } from './cloud.js';
import { type Counts, count, list, total } from './counts.js';
import { alibabaFlaws } from './invariants.js';
import type { Played } from './moves.js';

const RUNS = 2000;

const seen = {
  states: 0,
  networks: 0,
  accepted: new Map() as Counts,
  refused: new Map() as Counts,
};

/** What is wrong with a step: a refusal that changed something. */
function refusalFlaws(before: World, json: string, { result, called, action }: Played): string[] {
  if (!result) return [];
  count(result.ok ? seen.accepted : seen.refused, result.ok ? (action ?? '') : result.error.code);
  if (result.ok) return [];
  const { code, status, message } = result.error;
  const flaws = code !== '' && message !== '' && status >= 400 && status < 600 ? [] : ['no cloud error'];
  const same = called === before && JSON.stringify(called) === json && isDeepStrictEqual(called, before);
  return same ? flaws : [...flaws, 'a refusal changed the world'];
}

/** The network that was looked at last: many calls change none. */
let known = '';

/** What is wrong with the network that a state makes, and with Linux that holds it. */
function networkFlaws(world: World): string[] {
  const fabric = deriveFabric(world);
  const text = JSON.stringify(fabric);
  if (text === known) return [];
  known = text;
  seen.networks++;
  return [...fabricFlaws(fabric), ...flawsOf(compile(fabric))];
}

t.test(`${RUNS} random sequences of calls`, async (t) => {
  const seed = seedOf();
  const property = fc.property(stories(30, 10, 25), (story) => {
    const steps: Played[] = [];
    let before: World | undefined;
    let json = '';
    try {
      for (const step of tell(story)) {
        steps.push(step);
        const world = frozen(step.world);
        const flaws = before ? refusalFlaws(before, json, step) : [];
        if (world !== before) flaws.push(...alibabaFlaws(world));
        if (!step.opening) flaws.push(...networkFlaws(world));
        seen.states++;
        if (flaws.length > 0) throw new Error(flaws.join('\n'));
        if (world !== before) json = JSON.stringify(world);
        before = world;
      }
    } catch (error) {
      throw new Error(told(steps).join('\n'), { cause: error });
    }
  });
  const details = fc.check(property, { numRuns: RUNS, seed });
  t.comment(`TRANSITLAB_SEED=${seed}: ${seen.states} states, ${seen.networks} networks`);
  t.comment(`${total(seen.accepted)} calls accepted: ${list(seen.accepted)}`);
  t.comment(`${total(seen.refused)} calls refused: ${list(seen.refused)}`);
  t.equal(failureOf(details), '');
  t.ok(seen.accepted.size > 20, 'many actions were accepted');
  t.ok(seen.refused.size > 20, 'many ways to be refused were met');
});
