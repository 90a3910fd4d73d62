import type { RoundTrip, Verdict } from '../analyze/verdict.js';
import { isPlausible } from '../model/binomial.js';
import { formatShare, parseDuration, parseShare } from '../model/units.js';
import type { PingMeasured } from '../probe/measured.js';
import type { PingCheck } from '../scenario/schema.js';

const NONE: RoundTrip = { rtt: 0, jitter: 0, loss: 0 };

/** Milliseconds within which two round trips are one: 2 %, or 1 ms. */
const tolerance = (ms: number): number => Math.max(1, ms * 0.02);
/** Shares are one within 2 % of them, or a twentieth of a percent. */
const sameShare = (a: number, b: number): boolean => Math.abs(a - b) <= Math.max(0.0005, a * 0.02);

const ms = (value: number): string => `${Number(value.toFixed(3))} ms`;

/** `, rtt 60 ms ± 4 ms, loss 2 %`; empty where nothing delays or loses packets. */
export function roundTripText({ roundTrip }: Verdict): string {
  if (!roundTrip) return '';
  const { rtt, jitter, loss } = roundTrip;
  return [
    rtt > 0 ? `, rtt ${ms(rtt)}${jitter > 0 ? ` ± ${ms(jitter)}` : ''}` : '',
    loss > 0 ? `, loss ${formatShare(loss)}` : '',
  ].join('');
}

/** What a check expects of times and losses, as far as it does. */
export const expectedRoundTrip = ({ rtt, loss }: PingCheck): string =>
  [rtt === undefined ? '' : `, rtt ${rtt}`, loss === undefined ? '' : `, loss ${loss}`].join('');

/** Where times and losses that a check asks for differ: expected, predicted, measured. */
export const roundTripDifferences = (
  check: PingCheck,
  { roundTrip = NONE }: Verdict,
  measured: PingMeasured,
): string[] => [
  ...(check.rtt === undefined ? [] : rttDifferences(parseDuration(check.rtt) ?? 0, roundTrip, measured)),
  ...(check.loss === undefined ? [] : lossDifferences(parseShare(check.loss) ?? 0, roundTrip, measured)),
];

/** The shortest of the echoes is compared: a busy machine can only add to the others. */
function rttDifferences(wanted: number, { rtt, jitter }: RoundTrip, measured: PingMeasured): string[] {
  const why: string[] = [];
  if (Math.abs(wanted - rtt) > tolerance(wanted))
    why.push(`expected an rtt of ${ms(wanted)}, predicted ${ms(rtt)}`);
  const least = measured.rtt?.min;
  if (least !== undefined && Math.abs(least - rtt) > jitter + tolerance(rtt))
    why.push(`prediction and measurement differ: predicted an rtt of ${ms(rtt)}, measured ${ms(least)}`);
  return why;
}

function lossDifferences(wanted: number, { loss }: RoundTrip, { sent, received }: PingMeasured): string[] {
  const why: string[] = [];
  if (!sameShare(wanted, loss))
    why.push(`expected a loss of ${formatShare(wanted)}, predicted ${formatShare(loss)}`);
  if (!isPlausible(sent - received, sent, loss)) {
    why.push(
      `prediction and measurement differ: predicted a loss of ${formatShare(loss)}, ` +
        `measured ${formatShare((sent - received) / sent)} of ${sent}`,
    );
  }
  return why;
}
