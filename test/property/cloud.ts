import fc from 'fast-check';
import type { World } from '../../src/cloud/world.js';
import { rows } from '../../src/model/json.js';
import { type Cast, castOf, PLAYERS } from './cast.js';
import { diceOf } from './dice.js';
import { type Move, moves, numbers, type Played, perform, play } from './moves.js';
import type { Script } from './script.js';
import { ownOf } from './seen.js';
import { tunnelRoutes } from './tunnels.js';
import { randomWorld } from './world.js';

/** All that decides a random cloud and what is done to it. */
export interface Story {
  readonly cast: Cast;
  readonly networks: readonly number[];
  /** Absent: nobody has attached anything before the moves begin. */
  readonly opening?: readonly number[] | undefined;
  readonly moves: readonly Move[];
}

/** `bare`: how many of a hundred begin without an opening. */
export const stories = (bare: number, least: number, most: number, calls?: number): fc.Arbitrary<Story> =>
  fc.record({
    cast: fc.noBias(fc.nat(9)).map(castOf),
    networks: numbers(160),
    opening: fc
      .tuple(fc.noBias(fc.nat(99)), numbers(40))
      .map(([n, dice]) => (n >= 100 - bare ? undefined : dice)),
    moves: moves(least, most, calls),
  });

/** The worlds of a story one after another, from the one before any call. */
export function* tell(story: Story): Generator<Played> {
  const { cast, networks, opening } = story;
  let world: World = randomWorld(cast, diceOf(networks));
  yield { world, text: '' };
  if (opening) {
    const dice = diceOf(opening);
    for (const cloud of cast) {
      const own = (whole: World): World => (cast.length === 1 ? whole : ownOf(whole, cloud));
      world = yield* acted(world, PLAYERS[cloud].opening(own(world), dice), own);
    }
    world = yield* acted(world, tunnelRoutes(world), (whole) => whole);
    yield { world, text: '' };
  }
  for (const move of story.moves) {
    const played = play(cast, world, move);
    yield played;
    world = played.world;
  }
}

/** Plays a script, whose calls are answered with what its author sees of the world; gives the last world. */
function* acted(start: World, script: Script, seen: (world: World) => World): Generator<Played, World> {
  let world = start;
  for (let next = script.next(seen(world)); !next.done; next = script.next(seen(world))) {
    const played = perform(world, next.value, true);
    yield { ...played, opening: true };
    world = played.world;
  }
  return world;
}

/** A story for people: what stood, and what was done. */
export const told = (steps: readonly Played[]): string[] => [
  ...(steps[0] ? networkLines(steps[0].world) : []),
  ...steps.map(({ text }) => text).filter((text) => text !== ''),
];

/** `vpc-1 (A, cn-qingdao) 10.1.0.0/16: vsw-1a 10.1.1.0/24: ecs-1a1 10.1.1.10 sg-1x`. */
const networkLines = (world: World): string[] =>
  rows(world.vpcs).flatMap(({ id, account, region, cidrs }) => [
    `${id} (${account}, ${region}) ${cidrs.join(' ')}`,
    ...rows(world.subnets)
      .filter(({ vpc }) => vpc === id)
      .map((subnet) => `  ${subnet.id} ${subnet.cidr}: ${hostsText(world, subnet.id)}`),
  ]);

const hostsText = (world: World, subnet: string): string =>
  rows(world.hosts)
    .filter((host) => host.subnet === subnet)
    .map(({ id, address, securityGroups }) => [id, address, ...securityGroups].join(' '))
    .join(', ');

/** The seed of this run: TRANSITLAB_SEED repeats one. */
export const seedOf = (): number => Number(process.env.TRANSITLAB_SEED ?? Date.now() % 0x7fffffff);

/** For so long a smaller story is looked for that shows the same. */
const SHRINK_MS = 30_000;

/** A stopwatch that begins with the first failure: when it is over, shrinking is. */
export function patience(): { readonly over: () => boolean; readonly begin: () => void } {
  let end = Number.POSITIVE_INFINITY;
  return {
    over: () => performance.now() > end,
    begin: () => {
      end = Math.min(end, performance.now() + SHRINK_MS);
    },
  };
}

/** What a property met after shrinking; empty if it holds. */
export const failureOf = <T>({ failed, seed, errorInstance }: fc.RunDetails<T>): string =>
  failed ? `TRANSITLAB_SEED=${seed} ${textOf(errorInstance)}` : '';

const textOf = (error: unknown): string =>
  error instanceof Error
    ? [error.stack, ...(error.cause ? [textOf(error.cause)] : [])].join('\n')
    : String(error);

/** A property of stories: `check` puts down the steps it comes to, and they are told when it throws. */
export function played(of: fc.Arbitrary<Story>, check: (story: Story, steps: Played[]) => void) {
  const shrinking = patience();
  return fc.property(of, (story) => {
    if (shrinking.over()) return;
    const steps: Played[] = [];
    try {
      check(story, steps);
    } catch (error) {
      shrinking.begin();
      throw new Error(told(steps).join('\n'), { cause: error });
    }
  });
}
