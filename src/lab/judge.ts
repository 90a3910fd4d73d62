import type { Verdict } from '../analyze/verdict.js';
import { formatDuration, formatRate, parseRate } from '../model/units.js';
import type { PingMeasured, TcpMeasured, ThroughputMeasured, UdpMeasured } from '../probe/measured.js';
import type { FlowCheck, PingCheck, TcpCheck, ThroughputCheck, UdpCheck } from '../scenario/schema.js';
import { circumstanceReasons } from './circumstances.js';
import { expectedRoundTrip, roundTripDifferences, roundTripText } from './round-trip.js';

/** What a check came to: the texts of the three columns, and a line for each thing that differs. */
export interface Judgement {
  readonly expected: string;
  readonly predictedText: string;
  readonly measuredText: string;
  readonly why: readonly string[];
}

const reach = (reachable: boolean): string => (reachable ? 'reachable' : 'unreachable');

export const verdictText = (verdict: Verdict): string =>
  verdict.reachable || !verdict.code ? reach(verdict.reachable) : `unreachable: ${verdict.code}`;

/** What a check of reachability says. */
type Reached = Pick<PingCheck, 'expect' | 'because'>;

export function judgePing(check: PingCheck, predicted: Verdict, measured: PingMeasured): Judgement {
  const reached = judgeReached(check, predicted, measured.reachable, pingText(measured));
  const { why } = reached;
  return {
    ...reached,
    expected: `${reached.expected}${expectedRoundTrip(check)}`,
    predictedText: `${reached.predictedText}${roundTripText(predicted)}`,
    why: why.length > 0 ? why : roundTripDifferences(check, predicted, measured),
  };
}

export const judgeTcp = (check: TcpCheck, predicted: Verdict, measured: TcpMeasured): Judgement =>
  judgeReached(check, predicted, measured.reachable, tcpText(measured));

export const judgeUdp = (check: UdpCheck, predicted: Verdict, measured: UdpMeasured): Judgement =>
  judgeReached(check, predicted, measured.reachable, udpText(measured));

/** Expectation, prediction and measurement have to agree, each with each. */
function judgeReached(
  check: Reached,
  predicted: Verdict,
  measured: boolean,
  measuredText: string,
): Judgement {
  return {
    expected: expectedReach(check),
    predictedText: verdictText(predicted),
    measuredText,
    why: [...reachability(check.expect, predicted, measured), ...reason(check.because, predicted)],
  };
}

const expectedReach = ({ expect, because }: Reached): string =>
  because === undefined ? expect : `${expect}: ${because}`;

/** The time of one, or the shortest and the mean of several. */
function pingText({ received, sent, rtt, otherHost }: PingMeasured): string {
  const times = rtt && (received === 1 ? '' : `${rtt.min.toFixed(2)} ms at least, `);
  const mean = rtt && `${rtt.avg.toFixed(2)} ms${received === 1 ? '' : ' on average'}`;
  return `${received}/${sent} answered${otherHost ? ' by another host' : ''}${rtt ? `, ${times}${mean}` : ''}`;
}

function tcpText({ reachable, ms, error }: TcpMeasured): string {
  if (reachable) return `connected, ${ms.toFixed(2)} ms`;
  return error === undefined ? `no answer in ${formatDuration(ms)}` : `not connected: ${error}`;
}

const udpText = ({ reachable, sent, ms }: UdpMeasured): string =>
  reachable ? `answered, ${ms.toFixed(2)} ms` : `0/${sent} answered`;

/** A host that a check names is not there: nothing was predicted or measured, whatever was expected. */
export const notThere = (check: FlowCheck, text: string): Judgement => ({
  expected: expectedOf(check),
  predictedText: 'no such host',
  measuredText: 'nothing to measure',
  why: [text],
});

function expectedOf(check: FlowCheck): string {
  if ('throughput' in check) return expectedRate(check);
  return `${expectedReach(check)}${'ping' in check ? expectedRoundTrip(check) : ''}`;
}

function reachability(expect: string, predicted: Verdict, measured: boolean): string[] {
  const why: string[] = [];
  if (reach(predicted.reachable) !== expect)
    why.push(`expected ${expect}, predicted ${verdictText(predicted)}: ${predicted.text}`);
  if (reach(measured) !== expect) why.push(`expected ${expect}, measured ${reach(measured)}`);
  if (predicted.reachable !== measured) {
    why.push(
      `prediction and measurement differ: predicted ${verdictText(predicted)}, measured ${reach(measured)}`,
    );
  }
  return why;
}

const reason = (because: string | undefined, predicted: Verdict): string[] =>
  because === undefined || because === predicted.code
    ? []
    : [`expected the reason ${because}, predicted ${predicted.code ?? 'reachable'}: ${predicted.text}`];

export function judgeThroughput(
  check: ThroughputCheck,
  predicted: Verdict,
  measured: ThroughputMeasured,
): Judgement {
  const expect = check.expect === 'unreachable' ? 'unreachable' : 'reachable';
  const reached = reachability(expect, predicted, measured.reachable);
  const rates =
    expect === 'reachable' && reached.length === 0
      ? [...rateExpectation(check, predicted), ...rateDifferences(check, predicted, measured)]
      : [];
  const untrusted = missesPrediction(check, predicted, measured) ? circumstanceReasons(measured) : [];
  return {
    expected: expectedRate(check),
    predictedText: predicted.reachable
      ? predicted.rate === undefined
        ? 'unlimited'
        : formatRate(predicted.rate)
      : verdictText(predicted),
    measuredText: measuredRate(measured),
    why: [...reached, ...rates, ...reason(check.because, predicted), ...untrusted],
  };
}

function expectedRate(check: ThroughputCheck): string {
  const least = check.at_least === undefined ? '' : `at least ${check.at_least}`;
  return [check.expect ?? '', least].filter((part) => part !== '').join(', ') || 'reachable';
}

function measuredRate({ reachable, lineRate, goodput, tool }: ThroughputMeasured): string {
  if (!reachable) return 'nothing arrived';
  if (lineRate === undefined || goodput === undefined) return 'reached, but no figure in time';
  return `${formatRate(lineRate)} (payload ${formatRate(goodput)}, ${tool})`;
}

/** Expectation and prediction, before anything is measured. */
function rateExpectation(check: ThroughputCheck, predicted: Verdict): string[] {
  const wanted = parseRate(check.expect ?? '');
  const least = parseRate(check.at_least ?? '');
  const why: string[] = [];
  if (wanted !== undefined && predicted.rate !== wanted) {
    why.push(
      `expected ${formatRate(wanted)}, predicted ${predicted.rate === undefined ? 'no limit' : formatRate(predicted.rate)}`,
    );
  }
  if (check.expect === 'unlimited' && predicted.rate !== undefined) {
    why.push(`expected no limit, predicted ${formatRate(predicted.rate)}: ${predicted.rateText ?? ''}`);
  }
  if (least !== undefined && predicted.rate !== undefined && predicted.rate < least) {
    why.push(`expected at least ${formatRate(least)}, predicted ${formatRate(predicted.rate)}`);
  }
  return why;
}

/** Rates are compared on the line: frames, not payload. */
function rateDifferences(
  check: ThroughputCheck,
  predicted: Verdict,
  { lineRate: line = 0 }: ThroughputMeasured,
): string[] {
  const tolerance = check.tolerance ?? 0.03;
  const least = parseRate(check.at_least ?? '');
  const why: string[] = [];
  if (least !== undefined && line < least)
    why.push(`expected at least ${formatRate(least)}, measured ${formatRate(line)}`);
  if (predicted.rate !== undefined && Math.abs(line / predicted.rate - 1) > tolerance) {
    why.push(
      `prediction and measurement differ by ${percent(line / predicted.rate - 1)}, more than ${percent(tolerance)}: ` +
        `predicted ${formatRate(predicted.rate)}, measured ${formatRate(line)} on the line`,
    );
  }
  return why;
}

/** Whether packets did otherwise than predicted or asked for; measuring again may show another figure. */
export const missesPrediction = (
  check: ThroughputCheck,
  predicted: Verdict,
  measured: ThroughputMeasured,
): boolean =>
  measured.reachable !== predicted.reachable ||
  (measured.reachable && rateDifferences(check, predicted, measured).length > 0);

export const percent = (part: number): string => `${(part * 100).toFixed(1)} %`;
