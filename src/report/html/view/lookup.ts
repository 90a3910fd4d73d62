import type { PageMatrix, PageScenario, PageState, PageVerdict } from '../data.js';

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
