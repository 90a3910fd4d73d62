import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import type { Test } from 'tap';
import type { Seat } from '../../../src/lab/sandbox/seat.js';
import type { MeshProbe } from '../../../src/probe/mesh/carrier.js';
import { type Dice, diceOf, oneOf } from '../../property/dice.js';
import { eventually, namespacesOf, populated, sleep, traces } from '../../support/processes.js';
import { random } from '../../support/random.js';
import { type Bench, type BenchOptions, bench } from '../lab.js';
import { scriptOf } from '../script.js';
import { bringBack } from './bring-back.js';
import { cloudText, randomOptions } from './cloud.js';
import { type Given, give, giveAndKill } from './give.js';
import { type Kill, kill9, randomKill } from './kill.js';
import { type Observer, startObserver } from './observe.js';
import { type Belief, begun, type Order } from './oracle.js';
import { randomOrder } from './orders.js';
import { type Rested, rested } from './rest.js';
import { flawsOf, isOnDisk } from './sound.js';
import { orderText } from './words.js';

const PROBES: readonly [MeshProbe, ...MeshProbe[]] = [
  { protocol: 'icmp' },
  { protocol: 'tcp', port: 22 },
  { protocol: 'udp', port: 53 },
];
/** Choices of a step: each has its own, so that what one step needs changes no other. */
const NUMBERS = 97;
/** Steps that are told when something is wrong. */
const TOLD = 12;

export interface SoakOptions extends BenchOptions {
  readonly steps: number;
  readonly seed: number;
  /** Kills what a lab lives in, where that is no process of this machine's. */
  readonly killSeat?: (seat: Seat) => Promise<void>;
}

interface Soaked {
  readonly lab: Bench;
  readonly options: SoakOptions;
  /** Processes of a lab at rest. */
  readonly processes: number;
  /** All namespaces that it ever had. */
  readonly spaces: Set<string>;
  readonly rest: Rested;
  readonly belief: Belief;
  readonly observer?: Observer;
}

/** Random orders to a lab and random deaths in it: after each all is as it has to be, and in the end nothing is left. */
export async function soak(t: Test, options: SoakOptions): Promise<void> {
  const next = random(options.seed);
  const dice = (): Dice => diceOf(Array.from({ length: NUMBERS }, () => Math.floor(next() * 0x10000)));
  const before = traces();
  const told: string[] = [];
  const counts = new Map<string, number>();
  let now = await begin(t, options, dice());
  for (let n = 1; n <= options.steps; n++) {
    const stepped = await step(now, dice());
    now = stepped.now;
    told.push(`${n}: ${stepped.text}`);
    for (const key of stepped.counts) counts.set(key, (counts.get(key) ?? 0) + 1);
    if (stepped.flaws.length === 0) continue;
    t.fail(`step ${n}: ${stepped.flaws.slice(0, 5).join('; ')}`, {
      steps: told.slice(-TOLD),
      log: readFileSync(now.lab.files.log, 'utf8').split('\n').slice(-TOLD),
    });
    break;
  }
  t.comment([...counts].map(([key, count]) => `${count} ${key}`).join(', '));
  await end(t, now, dice());
  t.same(traces(), before, 'interfaces and mounts of the machine are as before');
}

async function begin(t: Test, options: SoakOptions, dice: Dice): Promise<Soaked> {
  const lab = bench(t, options);
  writeFileSync(lab.file, cloudText(randomOptions(dice)));
  const belief = begun(scriptOf(lab.file));
  await lab.json('up', lab.file);
  const rest = await rested(lab);
  const processes = lab.processes();
  const now = { lab, options, processes: processes.length, spaces: namespacesOf(processes), rest, belief };
  return { ...now, ...observing(now) };
}

/** One look from beside at each place in which a lab has stood. */
function observing({ rest: { seat }, options }: Pick<Soaked, 'rest' | 'options'>): {
  readonly observer?: Observer;
} {
  return seat.kind === 'embedded' ? { observer: startObserver(seat, options.as) } : {};
}

interface Stepped {
  readonly now: Soaked;
  /** For people. */
  readonly text: string;
  readonly flaws: readonly string[];
  /** What is counted of it. */
  readonly counts: readonly string[];
}

async function step(was: Soaked, dice: Dice): Promise<Stepped> {
  const kill = randomKill(dice);
  const probe = oneOf(dice, PROBES);
  const order = randomOrder(was.belief, was.lab.file, dice);
  const text = `${orderText(order)}${kill ? `, meanwhile kill -9: ${JSON.stringify(kill)}` : ''}`;
  const { beliefs, flaws } = await given(was, order, kill);
  const rest = await restedAfter(was, kill);
  const belief = beliefs.find((one) => isOnDisk(one, was.lab));
  const moved = rest.seat.kind === 'embedded' && JSON.stringify(rest.seat) !== JSON.stringify(was.rest.seat);
  if (moved) await was.observer?.end();
  const now: Soaked = {
    ...was,
    rest,
    belief: belief ?? was.belief,
    ...(moved ? observing({ ...was, rest }) : {}),
  };
  for (const space of moved ? namespacesOf(was.lab.processes()) : []) now.spaces.add(space);
  const lost = belief ? [] : [`the journal holds none of ${beliefs.length} states that may be`];
  const found = await flawsOf(now.lab, now.belief, [probe], now.observer);
  const changed = now.belief === was.belief ? [] : ['changes'];
  return {
    now,
    text,
    flaws: [...flaws, ...lost, ...found],
    counts: [
      'steps',
      ...changed,
      ...(kill ? [`kills of the ${kill.victim}`] : []),
      ...(beliefs.length > 1 ? [`without an answer, ${changed.length > 0 ? 'made' : 'not made'}`] : []),
    ],
  };
}

/** The order, and the death in the midst of it. */
async function given(was: Soaked, order: Order, kill: Kill | undefined): Promise<Given> {
  const { lab, belief } = was;
  if (!kill) return give(lab, belief, order);
  if (kill.victim === 'command')
    return (await giveAndKill(lab, belief, order, kill.at)) ?? give(lab, belief, order);
  return give(lab, belief, order, { at: kill.at, strike: () => strike(was, kill.victim) });
}

function strike({ rest, options: { killSeat } }: Soaked, victim: 'keeper' | 'worker' | 'command'): void {
  if (victim === 'keeper') return kill9(rest.keeper.pid);
  if (rest.seat.kind === 'embedded') return kill9(rest.seat.pid);
  void killSeat?.(rest.seat);
}

/** Brought back if its keeper was killed, built anew if its process was. */
async function restedAfter({ lab, processes, rest }: Soaked, kill: Kill | undefined): Promise<Rested> {
  if (kill?.victim === 'keeper') await bringBack(lab, kill.upToo);
  // What a killed command has said is on its way.
  if (kill?.victim === 'command') await sleep(30);
  return rested(lab, processes, kill?.victim === 'worker' ? rest.seat : undefined);
}

/** `down`, killed on its way and then given again: nothing is left. */
async function end(t: Test, { lab, spaces, observer }: Soaked, dice: Dice): Promise<void> {
  const { socket } = lab.keeper();
  for (const space of namespacesOf(lab.processes())) spaces.add(space);
  const child = lab.start('down');
  await sleep(dice.below(600));
  child.kill('SIGKILL');
  const { exit, stderr } = await lab.run('down');
  t.ok(exit === 0 || /no lab stands/.test(stderr), `down: exit ${exit}: ${stderr}`);
  await observer?.end();
  t.ok(await eventually(() => lab.processes().length === 0, 10_000), 'no process is left');
  t.ok(await eventually(() => populated(spaces).length === 0, 10_000), `none of ${spaces.size} namespaces`);
  t.notOk(existsSync(lab.files.directory), 'no state');
  t.notOk(existsSync(socket), 'no socket');
  t.same(readdirSync(`${lab.home}/labs`), [], 'no lab, lock or log');
}
