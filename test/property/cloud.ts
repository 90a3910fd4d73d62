import fc from 'fast-check';
import type { World } from '../../src/cloud/world.js';
import { rows } from '../../src/model/json.js';
import { opening } from './alibaba/opening/opening.js';
import { randomWorld } from './alibaba/world.js';
import { diceOf } from './dice.js';
import { type Move, moves, numbers, type Played, perform, play } from './moves.js';

/** All that decides a random cloud and what is done to it. */
export interface Story {
  readonly networks: readonly number[];
  /** Absent: nobody has attached anything before the moves begin. */
  readonly opening?: readonly number[] | undefined;
  readonly moves: readonly Move[];
}

/** `bare`: how many of a hundred begin without an opening. */
export const stories = (bare: number, least: number, most: number, calls?: number): fc.Arbitrary<Story> =>
  fc.record({
    networks: numbers(160),
    opening: fc
      .tuple(fc.noBias(fc.nat(99)), numbers(40))
      .map(([n, dice]) => (n >= 100 - bare ? undefined : dice)),
    moves: moves(least, most, calls),
  });

/** The worlds of a story one after another, from the one before any call. */
export function* tell(story: Story): Generator<Played> {
  let world: World = randomWorld(diceOf(story.networks));
  yield { world, text: '' };
  if (story.opening) {
    const script = opening(world, diceOf(story.opening));
    for (let next = script.next(world); !next.done; next = script.next(world)) {
      const played = perform(world, next.value, true);
      yield { ...played, opening: true };
      world = played.world;
    }
    yield { world, text: '' };
  }
  for (const move of story.moves) {
    const played = play(world, move);
    yield played;
    world = played.world;
  }
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

/** What a property met after shrinking; empty if it holds. */
export const failureOf = <T>({ failed, seed, errorInstance }: fc.RunDetails<T>): string =>
  failed ? `TRANSITLAB_SEED=${seed} ${textOf(errorInstance)}` : '';

const textOf = (error: unknown): string =>
  error instanceof Error
    ? [error.stack, ...(error.cause ? [textOf(error.cause)] : [])].join('\n')
    : String(error);
