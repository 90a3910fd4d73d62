import fc from 'fast-check';
import t from 'tap';
import { deriveFabric } from '../../src/cloud/fabric.js';
import type { World } from '../../src/cloud/world.js';
import { compile } from '../../src/plane/compile/index.js';
import { flawsOf } from '../../src/plane/valid.js';
import { flawsOf as fabricFlaws } from '../cloud/flaws.js';
import { frozen } from '../cloud/world.js';
import { castName } from './cast.js';
import { failureOf, played, type Story, seedOf, stories, tell } from './cloud.js';
import { type Counts, count, list, total } from './counts.js';
import { stateFlaws, stepFlaws, wiringFlaws } from './invariants.js';
import type { Played } from './moves.js';

const RUNS = Number(process.env.TRANSITLAB_SEQUENCES ?? 2000);

interface Seen {
  states: number;
  networks: number;
  readonly accepted: Counts;
  readonly refused: Counts;
}

const seen = new Map<string, Seen>();

function seenIn({ cast }: Story): Seen {
  const name = castName(cast);
  const own = seen.get(name) ?? { states: 0, networks: 0, accepted: new Map(), refused: new Map() };
  seen.set(name, own);
  return own;
}

/** What is wrong with an answer. A refusal cannot have changed the world: all of it is frozen. */
function refusalFlaws(before: World, { result, called }: Played): string[] {
  if (!result || result.ok) return [];
  const { code, status, message } = result.error;
  const http = status === 200 || (status >= 400 && status < 600);
  const flaws = code !== '' && message !== '' && http ? [] : ['no cloud error'];
  return called === before ? flaws : [...flaws, 'a refusal changed the world'];
}

function counted({ accepted, refused }: Seen, { result, call }: Played): void {
  if (result && call) count(result.ok ? accepted : refused, result.ok ? call.action : result.error.code);
}

/** The network that was looked at last: many calls change none. */
let known = '';

/** What is wrong with the network that a state makes, and with Linux that holds it. */
function networkFlaws(world: World, own: Seen): string[] {
  const fabric = deriveFabric(world);
  const text = JSON.stringify(fabric);
  if (text === known) return [];
  known = text;
  own.networks++;
  return [...fabricFlaws(fabric), ...flawsOf(compile(fabric))];
}

/** Plays a story and throws what is wrong with one of its steps. */
function check(story: Story, steps: Played[]): void {
  const own = seenIn(story);
  let before: World | undefined;
  let looked: World | undefined;
  for (const step of tell(story)) {
    steps.push(step);
    counted(own, step);
    own.states++;
    const world = frozen(step.world);
    const flaws = before ? [...refusalFlaws(before, step), ...stepFlaws(before, step)] : [];
    if (world !== before) flaws.push(...stateFlaws(world));
    if (world !== looked && !step.opening) {
      looked = world;
      flaws.push(...wiringFlaws(world), ...networkFlaws(world, own));
    }
    if (flaws.length > 0) throw new Error(flaws.join('\n'));
    before = world;
  }
}

t.setTimeout(0);
t.test(`${RUNS} random sequences of calls`, { timeout: 0 }, async (t) => {
  const seed = seedOf();
  const property = played(stories(30, 8, 20), check);
  const details = fc.check(property, { numRuns: RUNS, seed });
  t.comment(`TRANSITLAB_SEED=${seed}`);
  t.equal(failureOf(details), '');
  for (const [name, { states, networks, accepted, refused }] of seen) {
    t.comment(`${name}: ${states} states, ${networks} networks`);
    t.comment(`${total(accepted)} calls accepted: ${list(accepted)}`);
    t.comment(`${total(refused)} calls refused: ${list(refused)}`);
    t.ok(accepted.size > 20, `${name}: many actions were accepted`);
    t.ok(refused.size > 20, `${name}: many ways to be refused were met`);
  }
});
