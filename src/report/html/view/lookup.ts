import type { PageFix, PageGroup, PageMatrix, PageScenario, PageState, PageVerdict } from '../data.js';

/** What is predicted of a pair; `undefined` for a host and itself, and where one is not there. */
export function verdictOf(
  data: PageScenario,
  matrix: PageMatrix | undefined,
  from: number,
  to: number,
): PageVerdict | undefined {
  if (!matrix || from === to) return undefined;
  const [row, column] = [matrix.classOf[from] ?? -1, matrix.classOf[to] ?? -1];
  const place = data.rows[matrix.rows[row] ?? -1]?.[column] ?? -1;
  return data.verdicts[place];
}

export const stateAt = (data: PageScenario, moment: number): PageState | undefined =>
  data.states[data.moments[moment]?.state ?? -1];

export const matrixAt = (data: PageScenario, state: number, probe: number): PageMatrix | undefined =>
  data.matrices[data.states[state]?.matrices[probe] ?? -1];

export const isThere = (matrix: PageMatrix | undefined, host: number): boolean =>
  (matrix?.classOf[host] ?? -1) >= 0;

/** A pair at a moment. */
interface Asked {
  readonly state: number;
  readonly probe: number;
  readonly from: number;
  readonly to: number;
}

/** What stops a pair: those for which it is the same, between the same networks, share what was tried for one of them. */
export function fixKey(
  { groups }: PageScenario,
  { probe, from, to }: Asked,
  {
    code,
    direction,
    object,
  }: Pick<PageVerdict, 'code' | 'direction'> & { readonly object: string | undefined },
): string {
  return [probe, code, direction, object, networkOf(groups, from), networkOf(groups, to)].join(' ');
}

/** What was tried for a blocked pair, or for one like it. */
export const fixAt = (
  data: PageScenario,
  asked: Asked,
  verdict: Parameters<typeof fixKey>[2],
): PageFix | undefined => data.fixes[data.states[asked.state]?.fixes?.[fixKey(data, asked, verdict)] ?? -1];

const networkOf = (groups: readonly PageGroup[], host: number): string =>
  groups.find((group) => has(group, host))?.key ?? '';

const has = ({ members }: PageGroup, host: number): boolean =>
  members.some((one) => (typeof one === 'number' ? one === host : has(one, host)));
