import fc from 'fast-check';
import type { Call, CallResult } from '../../src/cloud/call.js';
import { advance, apply, fail, heal, settle } from '../../src/cloud/clouds.js';
import { deriveFabric } from '../../src/cloud/fabric.js';
import type { Fault, World } from '../../src/cloud/world.js';
import { rows } from '../../src/model/json.js';
import { unreachable } from '../../src/model/never.js';
import { type Cast, PLAYERS, playerOf } from './cast.js';
import { type Dice, diceOf } from './dice.js';
import { seenBy } from './seen.js';
import { spoilt } from './wild.js';

/** One move of a random run; numbers choose what exactly, once it is known what there is. */
export type Move =
  | {
      readonly kind: 'call';
      readonly maker: number;
      readonly settle: boolean;
      readonly dice: readonly number[];
    }
  | { readonly kind: 'settle' }
  | { readonly kind: 'advance'; readonly ms: number }
  | { readonly kind: 'fail' | 'heal'; readonly dice: readonly number[] };

const MINUTE = 60_000;
const DAY = 1_440 * MINUTE;

/** Evenly spread: fast-check's own bias to small numbers would make most clouds the plainest one. */
export const numbers = (length: number): fc.Arbitrary<number[]> =>
  fc.noBias(fc.array(fc.nat(0xffff), { minLength: length, maxLength: length }));

const call: fc.Arbitrary<Move> = fc.record({
  kind: fc.constant('call' as const),
  maker: fc.noBias(fc.nat(0xffff)),
  settle: fc.noBias(fc.nat(9)).map((n) => n < 8),
  dice: numbers(12),
});

/** Long enough for what a fleet waits for, for applications, and for what is paid by the month. */
const span = fc.oneof(fc.nat(30 * MINUTE), fc.nat(8 * DAY), fc.nat(40 * DAY));

/** `calls`: how many of twenty moves are calls. */
export const moves = (least: number, most: number, calls = 16): fc.Arbitrary<Move[]> =>
  fc.array(
    fc.oneof(
      { weight: calls, arbitrary: call },
      { weight: 1, arbitrary: fc.constant<Move>({ kind: 'settle' }) },
      { weight: 1, arbitrary: fc.record({ kind: fc.constant('advance' as const), ms: span }) },
      { weight: 1, arbitrary: fc.record({ kind: fc.constant('fail' as const), dice: numbers(2) }) },
      { weight: 1, arbitrary: fc.record({ kind: fc.constant('heal' as const), dice: numbers(1) }) },
    ),
    { minLength: least, maxLength: most },
  );

export interface Played {
  readonly world: World;
  /** For people: `A: CreateCen {"Name":"Lab"} -> accepted`. */
  readonly text: string;
  /** Of calls. */
  readonly call?: Call;
  readonly result?: CallResult;
  /** What everybody does first: its states are much alike. */
  readonly opening?: true;
  /** The world right after the call, before anything settled. */
  readonly called?: World;
}

/** What a call did; with `settled` the clock moves on until it is through. */
export function perform(world: World, made: Call, settled: boolean): Played {
  const result = apply(world, made);
  const outcome = result.ok ? 'accepted' : `${result.error.status} ${result.error.code}`;
  const called = result.ok ? result.world : world;
  return {
    world: settled ? settle(called).world : called,
    text: `${made.as}: ${made.action} ${JSON.stringify(made.params)} -> ${outcome}`,
    call: made,
    result,
    called,
  };
}

/** One call in twelve has something wrong with it. */
const SPOILT = 8;

export function play(cast: Cast, world: World, move: Move): Played {
  switch (move.kind) {
    case 'call': {
      const made = randomCall(cast, world, move.maker, diceOf(move.dice));
      return made ? perform(world, made, move.settle) : { world, text: '' };
    }
    case 'settle':
      return { world: settle(world).world, text: 'settle' };
    case 'advance':
      return { world: advance(world, move.ms).world, text: `advance ${move.ms} ms` };
    case 'fail': {
      const fault = randomFault(world, diceOf(move.dice));
      return fault
        ? { world: fail(world, fault), text: `fail ${JSON.stringify(fault)}` }
        : { world, text: '' };
    }
    case 'heal': {
      const fault = diceOf(move.dice).pick(rows(world.faults));
      return fault
        ? { world: heal(world, fault), text: `heal ${JSON.stringify(fault)}` }
        : { world, text: '' };
    }
    default:
      return unreachable(move);
  }
}

/** A call of one of the clouds' customers; none where there is nothing to call it on, or nobody to call. */
export function randomCall(cast: Cast, world: World, number: number, dice: Dice): Call | undefined {
  const cloud = playerOf(cast, dice);
  const { calls } = PLAYERS[cloud];
  const seen = seenBy(world, cloud, dice);
  const made = calls[number % calls.length]?.make(seen, dice);
  if (!made) return undefined;
  const final = dice.chance(SPOILT) ? spoilt(seen, made, dice) : made;
  return Object.hasOwn(seen.accounts, final.as) ? final : undefined;
}

/** Something that can break: a host, a line, two regions of an interconnect. */
export function randomFault(world: World, dice: Dice): Fault | undefined {
  const links = rows(deriveFabric(world).links).filter(({ kind }) => kind === 'region-connection');
  return dice.pick<Fault>([
    ...rows(world.hosts).map(({ id }): Fault => ({ kind: 'host', host: id })),
    ...[...rows(world.lines), ...rows(world.vpnConnections)].map(
      ({ id }): Fault => ({ kind: 'line', line: id }),
    ),
    ...links.map(({ id }): Fault => ({ kind: 'region-connection', link: id })),
  ]);
}
