import type { Kernel } from '../../kernel/kernel.js';
import type { ThroughputMeasured } from '../../probe/measured.js';
import { throughput } from '../../probe/throughput.js';
import type { ThroughputsCheck } from '../../scenario/schema.js';
import { measureFairly } from '../again.js';
import { endsOf } from '../ends.js';
import type { FlowPart, Unjudged } from '../event.js';
import { verdictText } from '../judge.js';
import { questionsOf, THROUGHPUT_PORT } from '../question.js';
import type { State } from '../script.js';
import {
  expectedText,
  judgeTogether,
  lineRateOf,
  measuredText,
  rateText,
  togetherDifferences,
} from './judge.js';
import { type Found, predictTogether } from './predict.js';

const SECONDS = 5;

/** Several flows at one time: the sum of what they carry is predicted, measured and compared. */
export async function runTogether(kernel: Kernel, state: State, check: ThroughputsCheck): Promise<Unjudged> {
  const all = questionsOf(check).map((question) => endsOf(state, question));
  const subject = { check: 'throughput', protocol: 'tcp', port: check.port ?? THROUGHPUT_PORT } as const;
  const pairs = all.map((ends) => (ends.found ? { from: ends.flow.from, to: ends.flow.to } : ends));
  const [first = { from: '', to: '' }] = pairs;
  const common = { ...subject, from: first.from, to: first.to, expected: expectedText(check) };
  const missing = all.find((ends) => !ends.found);
  if (missing && !missing.found)
    return {
      ...common,
      flows: pairs.map(({ from, to }) => ({ from, to })),
      predicted: { reachable: false, text: missing.missing, path: [], returnPath: [] },
      predictedText: 'no such host',
      measured: { kind: 'nothing', reachable: false },
      measuredText: 'nothing to measure',
      why: [missing.missing],
    };
  const found = all.filter((ends) => ends.found);
  const predicted = predictTogether(state, found);
  const partsOf = (figures: readonly ThroughputMeasured[]) =>
    found.map((ends, i) => partOf(ends, figures[i]));
  const { measured, ...circumstances } = await measureFairly(
    () => Promise.all(found.map((ends) => measure(kernel, check, ends))),
    (figures) => predicted.reachable && togetherDifferences(check, predicted, partsOf(figures)).length > 0,
  );
  const flows = partsOf(measured);
  return {
    ...common,
    flows,
    predicted,
    predictedText: predicted.reachable ? rateText(predicted.rate) : verdictText(predicted),
    measured: { ...sumOf(measured), ...circumstances },
    measuredText: measuredText(flows),
    why: judgeTogether(check, predicted, flows, circumstances),
  };
}

const measure = (kernel: Kernel, check: ThroughputsCheck, { flow, address, predicted }: Found) =>
  throughput(kernel, {
    fromNs: flow.from,
    toNs: flow.to,
    address,
    port: check.port ?? THROUGHPUT_PORT,
    protocol: 'tcp',
    seconds: check.seconds ?? SECONDS,
    ...(predicted.rate === undefined ? {} : { expectedRate: predicted.rate }),
  });

const partOf = ({ flow, predicted }: Found, measured: ThroughputMeasured | undefined): FlowPart => ({
  from: flow.from,
  to: flow.to,
  ...(predicted.rate === undefined ? {} : { limit: predicted.rate }),
  ...(measured?.lineRate === undefined ? {} : { lineRate: measured.lineRate }),
});

/** All flows as one. */
const sumOf = (measured: readonly ThroughputMeasured[]): ThroughputMeasured => ({
  kind: 'throughput',
  reachable: measured.every(({ reachable }) => reachable),
  tool: [...new Set(measured.map(({ tool }) => tool))].join(', '),
  goodput: measured.reduce((sum, { goodput = 0 }) => sum + goodput, 0),
  lineRate: lineRateOf(measured),
  seconds: Math.max(...measured.map(({ seconds }) => seconds)),
});
