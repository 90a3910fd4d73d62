import type { Verdict } from '../analyze/verdict.js';
import type { Kernel } from '../kernel/kernel.js';
import { parseRate } from '../model/units.js';
import type { PingMeasured, TcpMeasured, ThroughputMeasured, UdpMeasured } from '../probe/measured.js';
import { ping } from '../probe/ping.js';
import { type PortQuestion, tcp } from '../probe/tcp.js';
import { type ThroughputQuestion, throughput } from '../probe/throughput.js';
import { udp } from '../probe/udp.js';
import type { PingCheck, TcpCheck, ThroughputCheck, UdpCheck } from '../scenario/schema.js';
import { measureFairly } from './again.js';
import { missesPrediction } from './judge.js';
import { THROUGHPUT_PORT } from './question.js';

const SILENCE_MS = 1000;
const PATIENCE_MS = 3000;
const ECHO_BITS = 98 * 8;
/** What may wait in front of an echo on a slow line, in echoes. */
const QUEUED_ECHOES = 8;

/** Host names are their namespaces' names; `address` is one that `to` answers for. */
export interface Pair {
  readonly from: string;
  readonly to: string;
  readonly address: string;
}

export function measurePing(
  kernel: Kernel,
  { from, to, address }: Pair,
  check: PingCheck,
  predicted: Verdict,
): Promise<PingMeasured> {
  const count = echoes(check, predicted);
  const intervalMs = count > FEW_ECHOES ? crowded(predicted) : undefined;
  const waitMs = silenceMs(predicted);
  return ping(kernel, from, address, { count, waitMs, toNs: to, ...(intervalMs && { intervalMs }) });
}

const FEW_ECHOES = 20;
/** That all echoes are lost of which some should come back: once in so many times. */
const UNLUCKY = 1e6;

/** As many as asked for; more where so few might all be lost by chance. */
function echoes({ count, rtt, loss }: PingCheck, { roundTrip }: Verdict): number {
  const wanted = count ?? (loss === undefined ? (rtt === undefined ? 1 : 5) : 200);
  const needed = roundTrip?.loss ? Math.ceil(Math.log(UNLUCKY) / -Math.log(roundTrip.loss)) : 1;
  return Math.max(wanted, needed);
}

/** Many echoes come close together, yet not so that they fill more than half of a line. */
const crowded = ({ rate }: Verdict): number =>
  Math.ceil(Math.max(10, rate === undefined ? 0 : (2 * ECHO_BITS * 1000) / rate));

/** After how long no answer is silence. One that should come is waited for longer: the machine may be busy. */
export function silenceMs(verdict: Pick<Verdict, 'reachable' | 'rate' | 'roundTrip'>): number {
  const { reachable, rate } = verdict;
  const slow = rate === undefined ? 0 : (2 * QUEUED_ECHOES * ECHO_BITS * 1000) / rate;
  return Math.ceil((reachable ? PATIENCE_MS : SILENCE_MS) + slow + farMs(verdict));
}

/** In which TCP says again what was lost, and doubles its patience each time. */
const REPEATS_MS = 12_000;

/** What the way itself takes at most, and repeating what it loses. */
const farMs = ({ roundTrip }: Pick<Verdict, 'roundTrip'>): number =>
  roundTrip ? roundTrip.rtt + roundTrip.jitter + (roundTrip.loss > 0 ? REPEATS_MS : 0) : 0;

export const measureTcp = (
  kernel: Kernel,
  pair: Pair,
  { port }: TcpCheck,
  predicted: Verdict,
): Promise<TcpMeasured> => tcp(kernel, portQuestion(pair, port, predicted));

export const measureUdp = (
  kernel: Kernel,
  pair: Pair,
  { port }: UdpCheck,
  predicted: Verdict,
): Promise<UdpMeasured> => udp(kernel, portQuestion(pair, port, predicted));

const portQuestion = ({ from, to, address }: Pair, port: number, predicted: Verdict): PortQuestion => ({
  fromNs: from,
  toNs: to,
  address,
  port,
  waitMs: silenceMs(predicted),
});

const SECONDS = 3;
/** What TCP repeats at the edges of the measured time is a matter of round trips: there are to be many. */
const ROUND_TRIPS = 50;
const secondsFor = ({ roundTrip }: Verdict): number =>
  SECONDS + Math.ceil((ROUND_TRIPS * (roundTrip?.rtt ?? 0)) / 1000);

/** A figure that misses while the machine is busy is measured again. */
export async function measureThroughput(
  kernel: Kernel,
  pair: Pair,
  check: ThroughputCheck,
  predicted: Verdict,
): Promise<ThroughputMeasured> {
  const question = rateQuestion(pair, check, predicted);
  const { measured, ...circumstances } = await measureFairly(
    () => throughput(kernel, question),
    (figure) => missesPrediction(check, predicted, figure),
  );
  return { ...measured, ...circumstances };
}

function rateQuestion(
  { from, to, address }: Pair,
  check: ThroughputCheck,
  predicted: Verdict,
): ThroughputQuestion {
  const expectedRate = predicted.rate ?? parseRate(check.expect ?? '');
  return {
    fromNs: from,
    toNs: to,
    address,
    port: check.port ?? THROUGHPUT_PORT,
    protocol: check.protocol ?? 'tcp',
    seconds: check.seconds ?? secondsFor(predicted),
    ...(expectedRate === undefined ? {} : { expectedRate }),
    ...(predicted.roundTrip && { waitMs: silenceMs(predicted), rttMs: predicted.roundTrip.rtt }),
  };
}
