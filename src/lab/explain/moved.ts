import type { IpCount, PacketCounters, RulePackets } from '../../kernel/packet-counters.js';
import type { CableEnd } from '../../plane/compile/trail.js';

/** What moved between two readings of a lab's counters. */
export interface Moved {
  sent(end: CableEnd): number;
  received(end: CableEnd): number;
  queueDrops(end: CableEnd): number;
  /** Rules of a namespace that packets met, in the order of the filter; a line that stands twice, in sum. */
  rules(namespace: string): readonly RulePackets[];
  /** The kernel's own counts of a namespace that moved. */
  ip(namespace: string): readonly (readonly [IpCount, number])[];
  /** A queue dropped something. */
  readonly anyQueueDrops: boolean;
}

export function movedBetween(before: readonly PacketCounters[], after: readonly PacketCounters[]): Moved {
  const [old, now] = [byNamespace(before), byNamespace(after)];
  const of = ({ namespace, dev }: CableEnd, what: 'sent' | 'received' | 'queueDrops'): number => {
    const count = (all: typeof old) => all.get(namespace)?.interfaces.find((one) => one.dev === dev)?.[what];
    return (count(now) ?? 0) - (count(old) ?? 0);
  };
  return {
    sent: (end) => of(end, 'sent'),
    received: (end) => of(end, 'received'),
    queueDrops: (end) => of(end, 'queueDrops'),
    rules(namespace) {
      const [was, is] = [old, now].map((all) => sums(all.get(namespace)?.filter ?? [])) as [Sums, Sums];
      return [...is].flatMap(([line, packets]) => {
        const by = packets - (was.get(line) ?? 0);
        return by > 0 ? [{ line, packets: by }] : [];
      });
    },
    ip(namespace) {
      const [was, is] = [old.get(namespace)?.ip, now.get(namespace)?.ip];
      if (!was || !is) return [];
      return (Object.keys(is) as IpCount[])
        .map((name) => [name, is[name] - was[name]] as const)
        .filter(([, by]) => by > 0);
    },
    anyQueueDrops: after.some(({ namespace, interfaces }) =>
      interfaces.some(({ dev }) => of({ namespace, dev }, 'queueDrops') > 0),
    ),
  };
}

type Sums = ReadonlyMap<string, number>;

const byNamespace = (all: readonly PacketCounters[]): ReadonlyMap<string, PacketCounters> =>
  new Map(all.map((one) => [one.namespace, one]));

function sums(filter: readonly RulePackets[]): Sums {
  const sum = new Map<string, number>();
  for (const { line, packets } of filter) sum.set(line, (sum.get(line) ?? 0) + packets);
  return sum;
}
