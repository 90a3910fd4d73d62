import type { Counters, Interface } from './counters.js';
import type { FakeState, Pair, Sent } from './fake-state.js';
import { type InterfacePackets, ipCounts, isCounted, type PacketCounters } from './packet-counters.js';

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

const NOTHING: Sent = { bytes: 0, frames: 0 };

const carriedBy = ({ carried }: FakeState, pair: Pair): readonly [Sent, Sent] =>
  carried.get(pair) ?? [NOTHING, NOTHING];

/** What an end has sent, and what the other one has. */
function ofEnd(state: FakeState, of: Interface): readonly [Sent, Sent] | undefined {
  const found = find(state, of);
  if (!found) return undefined;
  const [a, b] = carriedBy(state, found.pair);
  return found.side === 0 ? [a, b] : [b, a];
}

export function countersOf(state: FakeState, of: Interface): Counters | undefined {
  const both = ofEnd(state, of);
  return both && { ...of, sent: both[0].bytes, received: both[1].bytes };
}

/** A cable with an end that is down carries nothing. */
export function carry(state: FakeState, from: Interface, bytes: number): void {
  const found = find(state, from);
  if (!found?.pair.every(({ up }) => up)) return;
  const [a, b] = carriedBy(state, found.pair);
  const more = ({ bytes: before, frames }: Sent): Sent => ({ bytes: before + bytes, frames: frames + 1 });
  state.carried.set(found.pair, found.side === 0 ? [more(a), b] : [a, more(b)]);
  const receiver = state.namespaces.get(found.pair[found.side === 0 ? 1 : 0].namespace);
  if (receiver) receiver.received++;
}

/** A packet meets a rule. */
export function meet({ namespaces, met }: FakeState, namespace: string, line: string): void {
  const filter = namespaces.get(namespace)?.filter;
  if (!filter?.rules.includes(line)) throw new Error(`no such rule in ${namespace}: ${line}`);
  const counts = met.get(filter);
  met.set(filter, new Map(counts).set(line, (counts?.get(line) ?? 0) + 1));
}

export function packetCountersOf(state: FakeState, namespace: string): PacketCounters | undefined {
  const space = state.namespaces.get(namespace);
  if (!space) return undefined;
  const { filter, received } = space;
  const counts = filter && state.met.get(filter);
  return {
    namespace,
    interfaces: interfacesOf(state, namespace),
    filter: (filter?.rules ?? [])
      .filter(isCounted)
      .map((line) => ({ line, packets: counts?.get(line) ?? 0 })),
    ip: ipCounts((name) => (name === 'IpInReceives' ? received : undefined)),
  };
}

const interfacesOf = (state: FakeState, namespace: string): InterfacePackets[] =>
  state.pairs
    .flat()
    .filter((end) => end.namespace === namespace)
    .map(({ name: dev }) => {
      const [own = NOTHING, other = NOTHING] = ofEnd(state, { namespace, dev }) ?? [];
      return { dev, sent: own.frames, received: other.frames, queueDrops: 0 };
    })
    .sort((a, b) => (a.dev < b.dev ? -1 : 1));
