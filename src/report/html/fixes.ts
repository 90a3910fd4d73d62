import type { Flow } from '../../analyze/verdict.js';
import { explain } from '../../explain/explain.js';
import type { Fix } from '../../explain/fix.js';
import type { Goal } from '../../explain/goal.js';
import { itemText } from '../../explain/item.js';
import { NOT_FOUND, pasteText } from '../explain/fixes.js';
import { provenanceLine } from '../explain/source.js';
import type { PageFix, PageHost } from './data.js';
import { type Interned, interned } from './interning.js';
import type { Replay } from './replay.js';

/** What is tried against what stops a pair. */
export interface Fixes {
  readonly fixes: readonly PageFix[];
  /** The place of what helps a flow; absent: it needs no help, or the page has searched enough. */
  readonly place: (state: number, flow: Flow, goal?: Goal) => number | undefined;
  /** Whether a search may still be made. */
  readonly left: () => boolean;
}

/** How many searches a scenario's part of a page may cost: each tries the calls on copies of the world. */
const SEARCHES = 40;

export function newFixes({ scenario, replayed }: Replay, hosts: readonly PageHost[]): Fixes {
  const fixes: Interned<PageFix> = interned();
  const places = new Map(hosts.map(({ name }, place) => [name, place]));
  let searches = 0;
  return {
    fixes: fixes.values,
    left: () => searches < SEARCHES,
    place(state, flow, goal) {
      const at = replayed[state];
      if (!at || searches >= SEARCHES) return undefined;
      searches++;
      const { verdict, change, fixes: found, noFix } = explain(scenario, at, flow, goal);
      const code = verdict.reachable ? verdict.limit?.code : verdict.code;
      if (code === undefined || (change.length === 0 && found.length === 0)) return undefined;
      const fix: PageFix = {
        pair: [places.get(flow.from) ?? -1, places.get(flow.to) ?? -1],
        code,
        change: change.map(({ object, source }) =>
          source ? `${object}, ${provenanceLine(source)}` : object,
        ),
        ways: found.map(wayText),
        ...(found.length === 0 && { none: noFix ?? NOT_FOUND }),
      };
      return fixes.place(JSON.stringify(fix));
    },
  };
}

/** What the file itself needs is a comment on what can be pasted. */
const wayText = (fix: Fix): string =>
  [
    ...fix.items.flatMap((item) => (item.kind === 'file' ? [`# ${itemText(item)}`] : [])),
    ...[pasteText(fix) ?? []].flat(),
  ].join('\n');
