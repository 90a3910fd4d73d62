import type { Counters, Interface } from './counters.js';
import type { FakeState, Pair } from './fake-state.js';

interface Found {
  readonly pair: Pair;
  readonly side: 0 | 1;
}

function find({ pairs }: FakeState, { namespace, dev }: Interface): Found | undefined {
  for (const pair of pairs) {
    const side = pair.findIndex((end) => end.namespace === namespace && end.name === dev);
    if (side === 0 || side === 1) return { pair, side };
  }
  return undefined;
}

const carriedBy = ({ carried }: FakeState, pair: Pair): readonly [number, number] =>
  carried.get(pair) ?? [0, 0];

export function countersOf(state: FakeState, of: Interface): Counters | undefined {
  const found = find(state, of);
  if (!found) return undefined;
  const [a, b] = carriedBy(state, found.pair);
  return { ...of, ...(found.side === 0 ? { sent: a, received: b } : { sent: b, received: a }) };
}

/** A cable with an end that is down carries nothing. */
export function carry(state: FakeState, from: Interface, bytes: number): void {
  const found = find(state, from);
  if (!found?.pair.every(({ up }) => up)) return;
  const [a, b] = carriedBy(state, found.pair);
  state.carried.set(found.pair, found.side === 0 ? [a + bytes, b] : [a, b + bytes]);
}
