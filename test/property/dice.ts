/** Choices that numbers decide, so that what a property test made up can be shrunk and repeated. Zero is the plainest. */
export interface Dice {
  /** 0 to `count` - 1. */
  below(count: number): number;
  /** `undefined` of an empty list. */
  pick<T>(items: readonly T[]): T | undefined;
  /** True in so many of a hundred cases. */
  chance(percent: number): boolean;
}

/** Odd, so that numbers that are used again do not repeat their choices. */
const STRIDE = 7919;

export function diceOf(numbers: readonly number[]): Dice {
  let used = 0;
  const next = (): number => {
    const round = Math.floor(used / Math.max(1, numbers.length));
    return (numbers[used++ % numbers.length] ?? 0) + round * STRIDE;
  };
  return {
    below: (count) => next() % count,
    pick: (items) => (items.length === 0 ? undefined : items[next() % items.length]),
    chance: (percent) => next() % 100 >= 100 - percent,
  };
}

/** The dice's pick of a list that is known to have something in it. */
export function oneOf<T>(dice: Dice, items: readonly [T, ...T[]]): T {
  return dice.pick(items) ?? items[0];
}

/** So many different ones at most, in the list's order. */
export function some<T>(dice: Dice, items: readonly T[], most: number): T[] {
  const chosen = new Set<T>();
  for (let i = 0; i < most; i++) {
    const item = dice.pick(items);
    if (item !== undefined) chosen.add(item);
  }
  return items.filter((item) => chosen.has(item));
}
