import { echoesIn } from './echoes.js';
import type { PingMeasured } from './measured.js';
import { parsePing } from './ping-output.js';
import { startTool, UnknownOutputError, type Within } from './tool.js';

export interface PingOptions {
  /** Echo requests; 1 unless told. */
  readonly count?: number;
  /**
   * Milliseconds to wait for an answer to the last request; 1000 unless told. A slow line needs more: at 1 Kbit/s an
   * echo takes 0.8 s each way.
   */
  readonly waitMs?: number;
  /** Milliseconds between requests; 200 unless told. */
  readonly intervalMs?: number;
  /** The namespace of the host that is meant: while it receives no request, answers are another host's. */
  readonly toNs?: string;
}

const INTERVAL_MS = 200;
/** For the process itself, on a busy machine. */
const SLACK_MS = 5000;

const NO_ROUTE = /connect: (Network is unreachable|No route to host)/;

/** ICMP echo from a host's namespace to an address. An ICMP error counts as no answer. */
export async function ping(
  kernel: Within,
  fromNs: string,
  address: string,
  options: PingOptions = {},
): Promise<PingMeasured> {
  const { toNs } = options;
  if (toNs === undefined) return echo(kernel, fromNs, address, options);
  const before = echoesIn(kernel, toNs);
  const measured = await echo(kernel, fromNs, address, options);
  const elsewhere = measured.reachable && before !== undefined && echoesIn(kernel, toNs) === before;
  return elsewhere ? { ...measured, reachable: false, otherHost: true } : measured;
}

async function echo(
  kernel: Within,
  fromNs: string,
  address: string,
  options: PingOptions,
): Promise<PingMeasured> {
  const { count = 1, waitMs = 1000, intervalMs = INTERVAL_MS } = options;
  const args = ['-n', '-c', `${count}`, '-i', `${intervalMs / 1000}`, '-W', `${waitMs / 1000}`, address];
  const result = await startTool(kernel, fromNs, 'ping', args, count * intervalMs + waitMs + SLACK_MS).ended;
  if (result.exitCode === 2 && NO_ROUTE.test(result.stderr)) {
    return { kind: 'ping', reachable: false, sent: 0, received: 0 };
  }
  const measured = parsePing(result.stdout);
  if (measured === undefined || (result.exitCode === 0) !== measured.reachable) {
    throw new UnknownOutputError('ping', fromNs, `${result.stdout}\n${result.stderr || result.how}`);
  }
  return measured;
}
