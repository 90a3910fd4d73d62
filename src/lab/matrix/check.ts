import type { PredictedMatrix } from '../../analyze/matrix/predict.js';
import type { Fabric } from '../../fabric/fabric.js';
import type { Kernel } from '../../kernel/kernel.js';
import { grouped } from '../../model/grouped.js';
import type { Matrix } from '../../scenario/schema.js';
import { compareAll } from '../compare.js';
import type { MatrixCheckEvent } from '../event.js';
import { differences } from './differences.js';
import { askOf, counted, differenceLines, type Judged, judged } from './judge.js';
import type { MatrixQuestion } from './question.js';

export type MatrixChecked = Omit<MatrixCheckEvent, 'type' | 'at'>;

/** Predicts, measures, compares. The kernel has to hold `fabric`. A name that stands for no host is a check that failed. */
export async function runMatrixCheck(
  kernel: Pick<Kernel, 'within'>,
  fabric: Fabric,
  question: MatrixQuestion,
): Promise<MatrixChecked> {
  const { probe, places, missing, predicted } = question;
  if (missing.length > 0) return notThere(question);
  const started = performance.now();
  const [comparison] = await compareAll(kernel, fabric, [probe], () => predicted, { among: places });
  if (!comparison) throw new Error('one probe has one comparison');
  const all = judged(question.asks, comparison);
  const differ = differences(comparison, places);
  const why = differenceLines(all, differ, comparison);
  const pairs = sum(all, (one) => one.pairs.length);
  const otherwise = {
    predicted: sum(all, (one) => one.predicted.length),
    measured: sum(all, (one) => one.measured.length),
  };
  return {
    ...subject(question),
    asks: all.map(askOf),
    predicted: { pairs, otherwise: otherwise.predicted, text: reasonsText(all, predicted) },
    predictedText: outcomeText(pairs, otherwise.predicted),
    measured: { kind: 'matrix', pairs, otherwise: otherwise.measured },
    measuredText: outcomeText(pairs, otherwise.measured),
    differences: differ.length,
    passed: why.length === 0,
    why,
    ms: Math.round(performance.now() - started),
  };
}

const sum = <T>(items: readonly T[], of: (item: T) => number): number =>
  items.reduce((total, item) => total + of(item), 0);

const subject = ({ matrix, probe, places }: MatrixQuestion) => ({
  check: 'matrix' as const,
  hosts: places.length,
  ...probe,
  expected: expectedText(matrix),
});

function notThere(question: MatrixQuestion): MatrixChecked {
  const texts = question.missing.map((name) => `${name} is no host, and has none, at this moment`);
  return {
    ...subject(question),
    asks: [],
    predicted: { pairs: 0, otherwise: 0, text: texts.join('; ') },
    predictedText: 'no such host',
    measured: { kind: 'matrix', pairs: 0, otherwise: 0 },
    measuredText: 'nothing to measure',
    differences: 0,
    passed: false,
    why: texts,
    ms: 0,
  };
}

/** `islands vpc-a, vpc-b | vpc-c; never prod - test`. */
function expectedText({ islands, never = [], always = [], one_way: oneWay = [] }: Matrix): string {
  return [
    ...(islands ? [`islands ${islands.map((names) => names.join(', ')).join(' | ')}`] : []),
    ...never.map((names) => `never ${names.join(' - ')}`),
    ...always.map((names) => `always ${names.join(' - ')}`),
    ...oneWay.map(([from, to]) => `${from} -> ${to}, never back`),
  ].join('; ');
}

const outcomeText = (pairs: number, otherwise: number): string =>
  otherwise === 0 ? `${counted(pairs)} as expected` : `${otherwise} of ${counted(pairs)} otherwise`;

/** Why what is blocked is: `NOT_ATTACHED vpc-c: 8 pairs`. */
function reasonsText(all: readonly Judged[], { reasonOf }: PredictedMatrix): string {
  const reasons = all
    .flatMap(({ pairs }) => pairs)
    .flatMap(([from, to]): (readonly [string, true])[] => {
      const reason = reasonOf(from, to);
      return reason ? [[`${reason.code} ${reason.object ?? ''}`.trim(), true]] : [];
    });
  const groups = [...grouped(reasons)].sort(([, a], [, b]) => b.length - a.length);
  return groups.length === 0
    ? 'everybody reaches everybody'
    : groups.map(([reason, pairs]) => `${reason}: ${counted(pairs.length)}`).join('; ');
}
