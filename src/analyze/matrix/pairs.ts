/** Two classes, seen from the first: a pair of their hosts, by places, that answers for all of them. */
export interface ClassPair {
  readonly from: number;
  readonly to: number;
  /** How many ordered pairs of different hosts it answers for; above 0. */
  readonly pairs: number;
}

/** Every ordered pair of classes that have different hosts, a class with itself too. */
export function* classPairs(classes: readonly (readonly number[])[]): Generator<ClassPair> {
  for (const senders of classes)
    for (const receivers of classes) {
      const same = senders === receivers;
      const [from] = senders;
      const to = receivers[same ? 1 : 0];
      if (from === undefined || to === undefined) continue;
      yield { from, to, pairs: senders.length * (receivers.length - (same ? 1 : 0)) };
    }
}
