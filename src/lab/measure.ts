import type { Verdict } from '../analyze/verdict.js';
import type { Kernel } from '../kernel/kernel.js';
import { parseRate } from '../model/units.js';
import type { PingMeasured, ThroughputMeasured } from '../probe/measured.js';
import { ping } from '../probe/ping.js';
import { throughput } from '../probe/throughput.js';
import type { PingCheck, ThroughputCheck } from '../scenario/schema.js';

export const THROUGHPUT_PORT = 5201;
const SILENCE_MS = 1000;
const ECHO_BITS = 98 * 8;
/** What may wait in front of an echo on a slow line, in echoes. */
const QUEUED_ECHOES = 8;

/** Host names are their namespaces' names. */
interface Pair {
  readonly from: string;
  readonly to: string;
  readonly address: string;
}

export function measurePing(
  kernel: Kernel,
  { from, address }: Pair,
  check: PingCheck,
  predicted: Verdict,
): Promise<PingMeasured> {
  const slow = predicted.rate === undefined ? 0 : (2 * QUEUED_ECHOES * ECHO_BITS * 1000) / predicted.rate;
  return ping(kernel, from, address, { count: check.count ?? 1, waitMs: Math.ceil(SILENCE_MS + slow) });
}

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
