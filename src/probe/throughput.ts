import type { Program } from '../kernel/program.js';
import { EXIT, LabError } from '../model/errors.js';
import { datagrams } from './datagrams.js';
import { type Iperf3Outcome, parseIperf3, saysUnreachable } from './iperf3.js';
import { isListening } from './listening.js';
import type { ThroughputMeasured } from './measured.js';
import { segments } from './segments.js';
import { sleep } from './sleep.js';
import { startTool, UnknownOutputError, type Within } from './tool.js';
import { ETHERNET_MTU, frameOf, goodputOf, lineRateOf, payloadOf, type Transport } from './wire.js';

export interface ThroughputQuestion {
  readonly fromNs: string;
  readonly toNs: string;
  /** Of `toNs`. */
  readonly address: string;
  readonly port: number;
  readonly protocol: Transport;
  /** What is counted; slow start comes before it. Whole seconds, rounded up. */
  readonly seconds: number;
  /** Bits per second of the narrowest line on the way, as predicted; absent: nothing limits. */
  readonly expectedRate?: number;
  /** Bytes; 1500 unless told. */
  readonly mtu?: number;
  /** Milliseconds there and back, without queues: TCP takes longer to find its rate. 0 unless told. */
  readonly rttMs?: number;
  /** How long to wait for the connection, or the first datagram; 1000 unless told. */
  readonly waitMs?: number;
}

/** Below it the exchange before and after iperf3's test takes longer than the test. Bits per second. */
const SLOW_LINE = 100e3;
/** Seconds that are not counted, while TCP finds its rate and a shaper's burst passes. */
const OMIT = 1;
/** Round trips in which TCP fills a line, loses what was too much, and recovers. */
const ROUND_TRIPS = 40;
/** Seconds that iperf3 sends before those that count. */
export const omitted = ({ rttMs = 0 }: Pick<ThroughputQuestion, 'rttMs'>): number =>
  OMIT + Math.ceil((ROUND_TRIPS * rttMs) / 1000);
/** Beside the seconds asked for: iperf3's own exchange over the measured line. */
const SLACK_MS = 5000;
/** iperf3's own words before and after the test, each a round trip. */
const EXCHANGES = 10;
const LISTEN_MS = 2000;
/** UDP is sent a little faster than the line, so that the line decides. */
const EXCESS = 1.1;
/** Where nothing limits: more than datagrams of one sender reach. */
const UNLIMITED = 1e9;

/** What one flow between two hosts carries. Bounded in time; nothing it started remains. */
export async function throughput(kernel: Within, question: ThroughputQuestion): Promise<ThroughputMeasured> {
  const { expectedRate, waitMs = 1000 } = question;
  if (expectedRate !== undefined && expectedRate < SLOW_LINE) {
    const measureSlow = question.protocol === 'tcp' ? segments : datagrams;
    return measureSlow(kernel, { ...question, expectedRate });
  }
  const server = startServer(kernel, question);
  try {
    await untilListening(server, question);
    return await measure(kernel, question, waitMs);
  } finally {
    server.kill();
    await server.ended;
  }
}

const timeoutMs = (question: ThroughputQuestion): number => {
  const { seconds, waitMs = 1000, rttMs = 0 } = question;
  return (Math.ceil(seconds) + omitted(question)) * 1000 + waitMs + EXCHANGES * rttMs + SLACK_MS;
};

function startServer(kernel: Within, question: ThroughputQuestion): Program {
  const args = ['-s', '-1', '-J', '-B', question.address, '-p', `${question.port}`];
  return startTool(kernel, question.toNs, 'iperf3', args, LISTEN_MS + timeoutMs(question));
}

/** Looks until the server has its port: a connection refused after that comes from the network. */
async function untilListening(server: Program, { toNs, port }: ThroughputQuestion): Promise<void> {
  const ended = server.ended.then(() => true);
  for (const end = Date.now() + LISTEN_MS; Date.now() < end; ) {
    if (server.pid !== undefined && isListening(server.pid, port)) return;
    if (await Promise.race([ended, sleep(2)])) break;
  }
  server.kill();
  const { stdout, stderr } = await server.ended;
  const outcome = parseIperf3(stdout);
  if (outcome.kind !== 'error') throw new UnknownOutputError('iperf3', toNs, `${stdout}\n${stderr}`);
  throw failed(toNs, outcome.words);
}

async function measure(
  kernel: Within,
  question: ThroughputQuestion,
  waitMs: number,
): Promise<ThroughputMeasured> {
  const client = await startTool(
    kernel,
    question.fromNs,
    'iperf3',
    clientArgs(question, waitMs),
    timeoutMs(question),
  ).ended;
  if (client.timedOut) return { ...unreachable(question), reachable: true };
  const outcome = parseIperf3(client.stdout);
  switch (outcome.kind) {
    case 'report':
      return measured(outcome, question);
    case 'error':
      if (!saysUnreachable(outcome.words)) throw failed(question.fromNs, outcome.words);
      // iperf3 talks over TCP before it sends UDP; a filter that lets only UDP pass is asked with UDP alone.
      return question.protocol === 'udp' ? udpAlone(kernel, question) : unreachable(question);
    case 'unknown':
      throw new UnknownOutputError('iperf3', question.fromNs, `${client.stdout}\n${client.stderr}`);
  }
}

function clientArgs(question: ThroughputQuestion, waitMs: number) {
  const { address, port, protocol, seconds, expectedRate, mtu = ETHERNET_MTU } = question;
  const args = ['-c', address, '-p', `${port}`, '-J', '-t', `${Math.ceil(seconds)}`];
  args.push('-O', `${omitted(question)}`);
  args.push('--connect-timeout', `${waitMs}`);
  if (question.rttMs) args.push('--get-server-output');
  if (protocol === 'tcp') return args;
  const bitrate = expectedRate === undefined ? 0 : Math.ceil(goodputOf(expectedRate, mtu, 'udp') * EXCESS);
  return [...args, '-u', '-l', `${payloadOf(mtu, 'udp')}`, '-b', `${bitrate}`];
}

function measured(
  report: Iperf3Outcome & { kind: 'report' },
  question: ThroughputQuestion,
): ThroughputMeasured {
  const { kind: _, goodput: mean, steady, ...figures } = report;
  // On a long way much is repeated at once, and counted when its gap is closed: a mean depends on where it begins.
  const goodput = question.rttMs ? (steady ?? mean) : mean;
  const lineRate = lineRateOf(goodput, question.mtu ?? ETHERNET_MTU, question.protocol);
  return { kind: 'throughput', reachable: true, tool: 'iperf3', goodput, lineRate, ...figures };
}

const unreachable = ({ seconds }: ThroughputQuestion): ThroughputMeasured => ({
  kind: 'throughput',
  reachable: false,
  tool: 'iperf3',
  seconds,
});

function udpAlone(kernel: Within, question: ThroughputQuestion): Promise<ThroughputMeasured> {
  const frame = frameOf(payloadOf(question.mtu ?? ETHERNET_MTU, 'udp'), 'udp');
  return datagrams(kernel, { ...question, expectedRate: question.expectedRate ?? UNLIMITED }, frame);
}

const failed = (where: string, words: string): LabError =>
  new LabError(EXIT.unsupported, {
    what: 'iperf3 failed',
    where: `namespace ${where}`,
    why: words,
    hint: 'run `transitlab doctor` to see which iperf3 is installed',
  });
