import type { CloudName, World } from '../../src/cloud/world.js';
import { ALIBABA_CALLS } from './alibaba/calls.js';
import { opening as alibabaOpening } from './alibaba/opening/opening.js';
import { randomAlibaba } from './alibaba/world.js';
import { type Dice, oneOf } from './dice.js';
import type { Maker } from './maker.js';
import type { Part } from './part.js';
import type { Script } from './script.js';
import { TENCENT_CALLS } from './tencent/calls.js';
import { opening as tencentOpening } from './tencent/opening/opening.js';
import { randomTencent } from './tencent/world.js';

/** One cloud as random runs need it. */
export interface Player {
  /** `more`: VPCs beyond two, at most. */
  readonly part: (dice: Dice, more: number) => Part;
  /** What people do first. */
  readonly opening: (start: World, dice: Dice) => Script;
  readonly calls: readonly Maker[];
}

export const PLAYERS: Readonly<Record<CloudName, Player>> = {
  alibaba: { part: randomAlibaba, opening: alibabaOpening, calls: weighted(ALIBABA_CALLS) },
  tencent: { part: randomTencent, opening: tencentOpening, calls: weighted(TENCENT_CALLS) },
};

function weighted(makers: readonly Maker[]): Maker[] {
  return makers.flatMap((maker) => Array<Maker>(maker.weight).fill(maker));
}

/** Whose accounts a world has: one cloud's, or both clouds' with ties between them. */
export type Cast = readonly [CloudName, ...CloudName[]];

export const CASTS: readonly [Cast, ...Cast[]] = [['alibaba'], ['tencent'], ['alibaba', 'tencent']];

/** Of ten worlds four are Alibaba Cloud's, four Tencent Cloud's and two both clouds'. */
export const castOf = (n: number): Cast => CASTS[n % 10 < 4 ? 0 : n % 10 < 8 ? 1 : 2] ?? CASTS[0];

/** `alibaba`, `tencent`, `alibaba+tencent`. */
export const castName = (cast: Cast): string => cast.join('+');

/** One of the clouds of a world, for a move. */
export const playerOf = (cast: Cast, dice: Dice): CloudName =>
  cast.length === 1 ? cast[0] : oneOf(dice, cast as [CloudName, ...CloudName[]]);
