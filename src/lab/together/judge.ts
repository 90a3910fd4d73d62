import type { Verdict } from '../../analyze/verdict.js';
import { formatRate, parseRate } from '../../model/units.js';
import type { ThroughputsCheck } from '../../scenario/schema.js';
import { type Circumstances, circumstanceReasons } from '../circumstances.js';
import type { FlowPart } from '../event.js';
import { percent, verdictText } from '../judge.js';

const TOLERANCE = 0.03;

export const expectedText = ({ expect }: ThroughputsCheck): string =>
  expect === undefined ? 'as predicted in sum' : `${expect} in sum`;

export const rateText = (rate: number | undefined): string =>
  rate === undefined ? 'unlimited' : `${formatRate(rate)} in sum`;

export const lineRateOf = (flows: readonly { readonly lineRate?: number }[]): number =>
  flows.reduce((sum, { lineRate = 0 }) => sum + lineRate, 0);

export const measuredText = (flows: readonly FlowPart[]): string =>
  `${formatRate(lineRateOf(flows))} (${flows.map(({ lineRate = 0 }) => formatRate(lineRate)).join(' + ')})`;

/** The sum is as predicted, and no flow has more than it could have alone. */
export function judgeTogether(
  check: ThroughputsCheck,
  predicted: Verdict,
  flows: readonly FlowPart[],
  circumstances: Circumstances = {},
): string[] {
  if (!predicted.reachable) return [`expected rates, predicted ${verdictText(predicted)}: ${predicted.text}`];
  const missed = togetherDifferences(check, predicted, flows);
  const isSilent = flows.some(({ lineRate }) => lineRate === undefined);
  return [
    ...(isSilent ? [] : expectation(check, predicted.rate)),
    ...missed,
    ...(missed.length > 0 ? circumstanceReasons(circumstances) : []),
  ];
}

/** What packets did otherwise than predicted. */
export function togetherDifferences(
  { tolerance = TOLERANCE }: ThroughputsCheck,
  predicted: Verdict,
  flows: readonly FlowPart[],
): string[] {
  const silent = flows.filter(({ lineRate }) => lineRate === undefined);
  if (silent.length > 0)
    return silent.map(({ from, to }) => `expected rates, measured none from ${from} to ${to}`);
  const over = flows.filter(
    ({ limit, lineRate = 0 }) => limit !== undefined && lineRate > limit * (1 + tolerance),
  );
  return [
    ...difference(predicted.rate, lineRateOf(flows), tolerance),
    ...over.map(
      ({ from, to, limit = 0, lineRate = 0 }) =>
        `${from} to ${to} has ${formatRate(lineRate)}, more than the ${formatRate(limit)} on its way`,
    ),
  ];
}

function expectation({ expect }: ThroughputsCheck, predicted: number | undefined): string[] {
  if (expect === undefined) return [];
  const wanted = parseRate(expect);
  return wanted === predicted ? [] : [`expected ${rateText(wanted)}, predicted ${rateText(predicted)}`];
}

function difference(predicted: number | undefined, line: number, tolerance: number): string[] {
  if (predicted === undefined || Math.abs(line / predicted - 1) <= tolerance) return [];
  return [
    `prediction and measurement differ by ${percent(line / predicted - 1)}, more than ${percent(tolerance)}: ` +
      `predicted ${formatRate(predicted)}, measured ${formatRate(line)} on the line in sum`,
  ];
}
