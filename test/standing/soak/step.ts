import type { Seat } from '../../../src/lab/sandbox/seat.js';
import type { MeshProbe } from '../../../src/probe/mesh/carrier.js';
import { type Dice, oneOf } from '../../property/dice.js';
import { namespacesOf, sleep } from '../../support/processes.js';
import type { Bench, BenchOptions } from '../lab.js';
import { bringBack } from './bring-back.js';
import { type Given, give, giveAndKill } from './give.js';
import { type Kill, kill9, randomKill } from './kill.js';
import { type Observer, startObserver } from './observe.js';
import type { Belief, Order } from './oracle.js';
import { randomOrder } from './orders.js';
import { type Rested, rested } from './rest.js';
import { flawsOf, isOnDisk } from './sound.js';
import { orderText } from './words.js';

const PROBES: readonly [MeshProbe, ...MeshProbe[]] = [
  { protocol: 'icmp' },
  { protocol: 'tcp', port: 22 },
  { protocol: 'udp', port: 53 },
];

export interface SoakOptions extends BenchOptions {
  readonly steps: number;
  readonly seed: number;
  /** Kills what a lab lives in, where that is no process of this machine's. */
  readonly killSeat?: (seat: Seat) => Promise<void>;
}

/** So many of a hundred steps without a death. */
const BESIDE = 25;

/** So many of a hundred orders change the most there is to change. */
const APPLIES = { amidDeath: 40, else: 8 };

/** How long an answer takes on the socket, by the kind of the order, and to a command. */
export type Usual = Readonly<Record<Order['kind'] | 'command', number>>;

/** A lab in its soak. */
export interface Soaked {
  readonly lab: Bench;
  readonly options: SoakOptions;
  /** Processes of a lab at rest. */
  readonly processes: number;
  /** All namespaces that it ever had. */
  readonly spaces: Set<string>;
  readonly rest: Rested;
  readonly belief: Belief;
  /** Milliseconds that orders take. */
  readonly usual: Usual;
  /** Where one can look from beside. */
  readonly observer?: Observer;
}

/** One look from beside at each place in which a lab has stood. */
export function observing({ rest: { seat }, options }: Pick<Soaked, 'rest' | 'options'>): {
  readonly observer?: Observer;
} {
  return seat.kind === 'embedded' ? { observer: startObserver(seat, options.as) } : {};
}

export interface Stepped {
  readonly now: Soaked;
  readonly flaws: readonly string[];
  /** What is counted of it. */
  readonly counts: readonly string[];
}

/** What is done in a step, before it is known what comes of it. */
export interface Chosen {
  readonly order: Order;
  readonly kill: Kill | undefined;
  readonly probe: MeshProbe;
  /** Whether the kernel is looked at from beside as well. */
  readonly beside: boolean;
  /** For people. */
  readonly text: string;
}

export function choose({ belief, lab }: Soaked, dice: Dice): Chosen {
  const kill = randomKill(dice);
  const probe = oneOf(dice, PROBES);
  const beside = kill !== undefined || dice.chance(BESIDE);
  const order = randomOrder(belief, lab.file, kill ? APPLIES.amidDeath : APPLIES.else, dice);
  return {
    order,
    kill,
    probe,
    beside,
    text: `${orderText(order)}${kill ? `, meanwhile kill -9: ${JSON.stringify(kill)}` : ''}`,
  };
}

/** An order and perhaps a death in the midst of it; then all is compared. */
export async function step(was: Soaked, { order, kill, probe, beside }: Chosen): Promise<Stepped> {
  const began = performance.now();
  const { beliefs, flaws } = await given(was, order, kill);
  const usual = kill ? was.usual : learnt(was.usual, order.kind, performance.now() - began);
  const rest = await restedAfter(was, kill);
  const belief = beliefs.find((one) => isOnDisk(one, was.lab));
  const moved = rest.seat.kind === 'embedded' && JSON.stringify(rest.seat) !== JSON.stringify(was.rest.seat);
  if (moved) await was.observer?.end();
  const now: Soaked = {
    ...was,
    rest,
    usual,
    belief: belief ?? was.belief,
    ...(moved ? observing({ ...was, rest }) : {}),
  };
  for (const space of moved ? namespacesOf(was.lab.processes()) : []) now.spaces.add(space);
  const lost = belief ? [] : [`the journal holds none of ${beliefs.length} states that may be`];
  const found = await flawsOf(now.lab, now.belief, [probe], beside ? now.observer : undefined);
  const changed = now.belief === was.belief ? [] : ['changes'];
  return {
    now,
    flaws: [...flaws, ...lost, ...found],
    counts: [
      'steps',
      ...changed,
      ...(kill ? [`kills of the ${kill.victim}`] : []),
      ...(beliefs.length > 1 ? [`without an answer, ${changed.length > 0 ? 'made' : 'not made'}`] : []),
    ],
  };
}

const learnt = (usual: Usual, kind: Order['kind'], ms: number): Usual => ({
  ...usual,
  [kind]: (usual[kind] + ms) / 2,
});

/** The order, and the death in the midst of it. */
async function given(was: Soaked, order: Order, kill: Kill | undefined): Promise<Given> {
  const { lab, belief, usual } = was;
  if (!kill) return give(lab, belief, order);
  if (kill.victim === 'command')
    return (
      (await giveAndKill(lab, belief, order, { at: kill.at, usual: usual.command })) ??
      give(lab, belief, order)
    );
  return give(lab, belief, order, {
    at: kill.at,
    usual: usual[order.kind],
    strike: () => strike(was, kill.victim),
  });
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
