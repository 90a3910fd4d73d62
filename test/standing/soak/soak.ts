import { readFileSync, writeFileSync } from 'node:fs';
import type { Test } from 'tap';
import { type Counts, count } from '../../property/counts.js';
import { type Dice, diceOf } from '../../property/dice.js';
import { namespacesOf, traces } from '../../support/processes.js';
import { random } from '../../support/random.js';
import { bench } from '../lab.js';
import { scriptOf } from '../script.js';
import { cloudText, randomOptions } from './cloud.js';
import { end } from './end.js';
import { begun } from './oracle.js';
import { rested } from './rest.js';
import { choose, observing, type Soaked, type SoakOptions, step } from './step.js';

/** Choices of a step: each has its own, so that what one step needs changes no other. */
const NUMBERS = 97;
/** Milliseconds to begin with. */
const USUAL = { deed: 30, apply: 120 };
/** Steps, and lines of the keeper's log, that are told when something is wrong. */
const TOLD = 12;

/** Random orders to a lab and random deaths in it: after each all is as it has to be, and in the end nothing is left. */
export async function soak(t: Test, options: SoakOptions): Promise<void> {
  const next = random(options.seed);
  const dice = (): Dice => diceOf(Array.from({ length: NUMBERS }, () => Math.floor(next() * 0x10000)));
  const before = traces();
  const told: string[] = [];
  const counts: Counts = new Map();
  let now = await begin(t, options, dice());
  for (let n = 1; n <= options.steps; n++) {
    const chosen = choose(now, dice());
    told.push(`${n}: ${chosen.text}`);
    const stepped = await step(now, chosen).catch((error: Error) => ({
      now,
      flaws: [error.message],
      counts: [],
    }));
    now = stepped.now;
    for (const key of stepped.counts) count(counts, key);
    if (stepped.flaws.length === 0) continue;
    t.fail(`step ${n}: ${stepped.flaws.slice(0, 5).join('; ')}`, {
      steps: told.slice(-TOLD),
      log: readFileSync(now.lab.files.log, 'utf8').split('\n').slice(-TOLD),
    });
    break;
  }
  t.comment([...counts].map(([key, times]) => `${times} ${key}`).join(', '));
  await end(t, now, dice());
  t.same(traces(), before, 'interfaces and mounts of the machine are as before');
}

async function begin(t: Test, options: SoakOptions, dice: Dice): Promise<Soaked> {
  const lab = bench(t, options);
  writeFileSync(lab.file, cloudText(randomOptions(dice)));
  const belief = begun(scriptOf(lab.file));
  await lab.json('up', lab.file);
  const asked = performance.now();
  await lab.inspect();
  const command = performance.now() - asked;
  const rest = await rested(lab);
  const processes = lab.processes();
  const now = {
    lab,
    options,
    processes: processes.length,
    spaces: namespacesOf(processes),
    rest,
    belief,
    usual: { ...USUAL, command },
  };
  return { ...now, ...observing(now) };
}
