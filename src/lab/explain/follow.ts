import { type CableEnd, type CableWay, opposite } from '../../plane/compile/trail.js';
import type { Plane } from '../../plane/plane.js';
import type { Moved } from './moved.js';

/** What is known of a packet's way beforehand: its own, and that of packets going the other way. */
export interface Expectation {
  readonly own: readonly CableWay[];
  readonly others: readonly CableWay[];
}

const keyOf = ({ namespace, dev }: CableEnd): string => `${namespace} ${dev}`;

/**
 * The cables that a packet from a namespace really crossed, by the counters that moved. Where more than one cable carried
 * something, the predicted one is followed first, and one on which only an answer was predicted last.
 */
export function follow(plane: Plane, moved: Moved, start: string, { own, others }: Expectation): CableWay[] {
  const senders = (ways: readonly CableWay[]) => new Set(ways.map(({ sender }) => keyOf(sender)));
  const [wanted, foreign] = [senders(own), senders(others)];
  const rank = ({ sender }: CableWay): number =>
    wanted.has(keyOf(sender)) ? 0 : foreign.has(keyOf(sender)) ? 2 : 1;
  const hosts = new Set(plane.namespaces.filter(({ kind }) => kind === 'host').map(({ name }) => name));
  const crossed: CableWay[] = [];
  const seen = new Set<string>();
  for (let here = start; ; ) {
    const back = crossed.at(-1);
    const next = waysFrom(plane, here)
      .filter(({ sender }) => moved.sent(sender) > 0 && !seen.has(keyOf(sender)))
      .filter((way) => !back || keyOf(way.sender) !== keyOf(opposite(back).sender))
      .sort((a, b) => rank(a) - rank(b))[0];
    if (!next || rank(next) === 2) return crossed;
    crossed.push(next);
    seen.add(keyOf(next.sender));
    here = next.receiver.namespace;
    if (moved.received(next.receiver) === 0 || hosts.has(here)) return crossed;
  }
}

const waysFrom = ({ links }: Plane, namespace: string): CableWay[] =>
  links.flatMap(({ ends }) =>
    [ends, [ends[1], ends[0]] as const].flatMap(([a, b]): CableWay[] =>
      a.namespace === namespace
        ? [{ sender: { namespace, dev: a.name }, receiver: { namespace: b.namespace, dev: b.name } }]
        : [],
    ),
  );
