import type { PageScenario } from '../data.js';
import { openAtFirst } from '../view/folding.js';
import { ROOM } from '../view/room.js';

/** What of a scenario is being looked at. */
export interface View {
  readonly moment: number;
  readonly probe: number;
  /** Keys of the groups whose members are shown. */
  readonly open: ReadonlySet<string>;
  /** Two lines of the grid. */
  readonly chosen?: Chosen;
}

export interface Chosen {
  /** Keys of lines: `host 3`, a group's. */
  readonly from: string;
  readonly to: string;
  /** Index in the moment's state. */
  readonly check?: number;
}

/** As the page was written: at the end. */
export const firstView = (data: PageScenario): View => ({
  moment: data.moments.length - 1,
  probe: data.probe,
  open: openAtFirst(data.groups, data.hosts, ROOM),
});

/** The view at another moment; at a check that sent packets its pair is chosen, and what it sent. */
export function atMoment(data: PageScenario, view: View, moment: number): View {
  const { state = 0, check } = data.moments[moment] ?? {};
  const found = check === undefined ? undefined : data.states[state]?.checks[check];
  if (!found || check === undefined) {
    const { chosen } = view;
    return { ...view, moment, ...(chosen ? { chosen: { from: chosen.from, to: chosen.to } } : {}) };
  }
  const chosen = { from: `host ${found.from}`, to: `host ${found.to}`, check };
  return { ...view, moment, probe: found.probe, chosen };
}

export const withoutChosen = ({ moment, probe, open }: View): View => ({ moment, probe, open });

export function toggled({ open }: View, key: string): ReadonlySet<string> {
  const next = new Set(open);
  if (!next.delete(key)) next.add(key);
  return next;
}
