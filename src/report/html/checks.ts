import type { ProbeCheckEvent } from '../../lab/event.js';
import type { ItemRecord } from '../record.js';
import { pairText } from '../subject.js';
import type { PageCheck, PageHost, PageProbe } from './data.js';
import type { Moment } from './replay.js';
import type { Verdicts } from './verdicts.js';

export const isProbeCheck = (item: ItemRecord | undefined): item is ProbeCheckEvent =>
  item?.type === 'check' && PROBES.includes(item.check);

const PROBES: readonly string[] = ['ping', 'tcp', 'udp', 'throughput'] satisfies ProbeCheckEvent['check'][];

const DEFAULT: PageProbe = { protocol: 'icmp' };

/** Pings, and what else the run's checks sent, in the order of their coming. */
export function probesOf(moments: readonly Moment[]): PageProbe[] {
  const asked = moments.flatMap(({ item }) => (isProbeCheck(item) ? [probeOf(item)] : []));
  return [...new Map([DEFAULT, ...asked].map((probe) => [probeKey(probe), probe])).values()];
}

/** That of the first check. */
export function firstProbe(moments: readonly Moment[], probes: readonly PageProbe[]): number {
  const first = moments.map(({ item }) => item).find(isProbeCheck);
  return first ? placeOf(probes, probeOf(first)) : 0;
}

function probeOf({ check, protocol, port }: ProbeCheckEvent): PageProbe {
  const fallback = check === 'ping' ? 'icmp' : check === 'udp' ? 'udp' : 'tcp';
  return { protocol: protocol ?? fallback, ...(port === undefined ? {} : { port }) };
}

const probeKey = ({ protocol, port }: PageProbe): string => `${protocol} ${port}`;
const placeOf = (probes: readonly PageProbe[], probe: PageProbe): number =>
  probes.findIndex((one) => probeKey(one) === probeKey(probe));

/** What a check sent, pair by pair; nothing if one of its hosts is not there. */
export function checksOf(
  event: ProbeCheckEvent,
  probes: readonly PageProbe[],
  hosts: readonly PageHost[],
  verdicts: Verdicts,
): PageCheck[] {
  const place = (name: string): number => hosts.findIndex((host) => host.name === name);
  const pairs = event.flows ?? [{ from: event.from, to: event.to }];
  return pairs.flatMap(({ from, to }): PageCheck[] => {
    const pair = [place(from), place(to)] as const;
    if (pair.includes(-1)) return [];
    return [
      {
        probe: placeOf(probes, probeOf(event)),
        from: pair[0],
        to: pair[1],
        title: `${event.check} ${pairText(event, '→')}`,
        predicted: event.predictedText,
        measured: event.measuredText,
        reached: event.measured.reachable,
        passed: event.passed,
        verdict: verdicts.place(event.predicted, pair),
        ...doubtOf(event),
      },
    ];
  });
}

/** A machine too busy to trust its figures says so beside them. */
const doubtOf = ({ measured }: ProbeCheckEvent): Pick<PageCheck, 'doubt'> =>
  measured.kind === 'throughput' && measured.busy ? { doubt: measured.busy.text } : {};
