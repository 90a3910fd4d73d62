import type { Verdict } from '../analyze/verdict.js';
import type { Kernel } from '../kernel/kernel.js';
import { parseRate } from '../model/units.js';
import type { PingMeasured, TcpMeasured, ThroughputMeasured, UdpMeasured } from '../probe/measured.js';
import { ping } from '../probe/ping.js';
import { type PortQuestion, tcp } from '../probe/tcp.js';
import { throughput } from '../probe/throughput.js';
import { udp } from '../probe/udp.js';
import type { PingCheck, TcpCheck, ThroughputCheck, UdpCheck } from '../scenario/schema.js';
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
  const { count = 1 } = check;
  return ping(kernel, from, address, { count, waitMs: silenceMs(predicted), toNs: to });
}

/** After how long no answer is silence. One that should come is waited for longer: the machine may be busy. */
function silenceMs({ reachable, rate }: Verdict): number {
  const slow = rate === undefined ? 0 : (2 * QUEUED_ECHOES * ECHO_BITS * 1000) / rate;
  return Math.ceil((reachable ? PATIENCE_MS : SILENCE_MS) + slow);
}

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

export function measureThroughput(
  kernel: Kernel,
  { from, to, address }: Pair,
  check: ThroughputCheck,
  predicted: Verdict,
): Promise<ThroughputMeasured> {
  const expectedRate = predicted.rate ?? parseRate(check.expect ?? '');
  return throughput(kernel, {
    fromNs: from,
    toNs: to,
    address,
    port: check.port ?? THROUGHPUT_PORT,
    protocol: check.protocol ?? 'tcp',
    seconds: check.seconds ?? 3,
    ...(expectedRate === undefined ? {} : { expectedRate }),
  });
}
