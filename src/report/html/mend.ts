import { hasFailed } from '../record.js';
import type { PageFix, PageScenario, PageState } from './data.js';
import { type Fixes, newFixes } from './fixes.js';
import type { Replay } from './replay.js';
import { fixKey, matrixAt } from './view/lookup.js';
import { pathOf } from './view/path.js';
import { type Wanted, wantedBy } from './wanted.js';

/** A page with what helps: by moment for checks that failed, by pair for what is blocked. */
export interface Mended {
  readonly data: PageScenario;
  /** By moment. */
  readonly problems: ReadonlyMap<number, readonly PageFix[]>;
}

/** For checks that failed; then for others of which a packet is blocked, at their moments; then for pairs at the end. */
export function mended(data: PageScenario, replay: Replay): Mended {
  const fixes = newFixes(replay, data.hosts);
  const failed = wantedAt(replay, true);
  const problems = new Map(
    failed.map(({ moment, state, wanted }) => [moment, placesOf(fixes, state, wanted)] as const),
  );
  const byState = data.states.map(() => new Map<string, number>());
  for (const { state, wanted } of wantedAt(replay, false))
    for (const { flow } of wanted) note(data, fixes, byState, { state, ...pairOf(data, flow) });
  const state = data.states.length - 1;
  for (const pair of blockedPairs(data, state)) {
    if (!fixes.left()) break;
    note(data, fixes, byState, { state, ...pair });
  }
  const states = data.states.map((one, state): PageState => {
    const found = byState[state] ?? new Map<string, number>();
    return found.size === 0 ? one : { ...one, fixes: Object.fromEntries(found) };
  });
  return {
    data: { ...data, states, fixes: fixes.fixes },
    problems: new Map(
      [...problems].map(([moment, places]) => [moment, places.flatMap((place) => fixes.fixes[place] ?? [])]),
    ),
  };
}

const placesOf = (fixes: Fixes, state: number, wanted: readonly Wanted[]): number[] =>
  wanted.flatMap(({ flow, goal }) => fixes.place(state, flow, goal) ?? []);

/** What checks wanted at their moments. */
const wantedAt = ({ moments, replayed, scenario }: Replay, failed: boolean) =>
  moments.flatMap(({ item, script, state }, moment) => {
    const at = replayed[state]?.state;
    if (!at || !item || !script || !('check' in script) || hasFailed(item) !== failed) return [];
    return [{ moment, state, wanted: wantedBy(at, script.check, scenario.groups) }];
  });

interface Pair {
  readonly probe: number;
  readonly from: number;
  readonly to: number;
}

function pairOf({ hosts, probes }: PageScenario, flow: Wanted['flow']): Pair {
  const place = (name: string): number => hosts.findIndex((host) => host.name === name);
  const probe = probes.findIndex(({ protocol, port }) => protocol === flow.protocol && port === flow.port);
  return { probe, from: place(flow.from), to: place(flow.to) };
}

/** Keeps what helps a pair, unless it is known for one that is stopped by the same, or none of it is needed. */
function note(
  data: PageScenario,
  fixes: Fixes,
  byState: readonly Map<string, number>[],
  pair: Pair & { readonly state: number },
): void {
  const { state, probe, from, to } = pair;
  const [asked, known] = [data.probes[probe], byState[state]];
  const found = from < 0 || to < 0 ? undefined : pathOf(data, pair);
  if (!asked || !known || !found || found.verdict.reachable) return;
  const key = fixKey(data, pair, found.verdict);
  if (known.has(key)) return;
  const [a = '', b = ''] = [data.hosts[from]?.name, data.hosts[to]?.name];
  const place = fixes.place(state, { from: a, to: b, ...asked });
  if (place !== undefined) known.set(key, place);
}

/** One pair of each two classes of hosts. */
function* blockedPairs(data: PageScenario, state: number): Iterable<Pair> {
  for (const probe of data.probes.keys()) {
    const { classOf = [] } = matrixAt(data, state, probe) ?? {};
    const firsts = new Map<number, number[]>();
    for (const [host, its] of classOf.entries()) {
      const some = firsts.get(its) ?? [];
      if (its >= 0 && some.length < 2) firsts.set(its, [...some, host]);
    }
    const members = [...firsts.values()];
    for (const some of members)
      for (const others of members) {
        const from = some[0] ?? -1;
        const to = others.find((other) => other !== from);
        if (to !== undefined) yield { probe, from, to };
      }
  }
}
