/** A worker for tests: lays a network as its job says, measures once, says what came out and what still runs. */
import { emit, receiveJob } from '../../src/lab/sandbox/inside.js';
import { LabError } from '../../src/model/errors.js';
import { ping } from '../../src/probe/ping.js';
import { tcp } from '../../src/probe/tcp.js';
import { type ThroughputQuestion, throughput } from '../../src/probe/throughput.js';
import { udp } from '../../src/probe/udp.js';
import { addAlias, B, filter, kernel, layNetwork, others, removeDefaultRoute, shape } from './netns.js';

export type ProbeJob = {
  /** Bits per second, both ways; absent: nothing limits. */
  readonly rate?: number;
  /** What the router's FORWARD chain does: `-p icmp -j DROP`. */
  readonly rule?: string;
  readonly noRoute?: boolean;
  /** Replaces PATH after the network is laid. */
  readonly path?: string;
} & (
  | { readonly ask: 'ping'; readonly count?: number; readonly waitMs?: number; readonly toNs?: string }
  | { readonly ask: 'tcp' | 'udp'; readonly port?: number; readonly alias?: string; readonly waitMs?: number }
  | { readonly ask: 'throughput'; readonly question: Partial<ThroughputQuestion> }
);

export interface ProbeAnswer {
  readonly measured?: unknown;
  readonly error?: { readonly name: string; readonly exit: number; readonly problem: object };
  readonly left: readonly string[];
}

function measure(job: ProbeJob): Promise<unknown> {
  if (job.ask === 'ping') return ping(kernel, 'a', B, job);
  if (job.ask !== 'throughput') return twice(job.ask === 'tcp' ? tcp : udp, job);
  const usual = { fromNs: 'a', toNs: 'b', address: B, port: 5201, protocol: 'tcp', seconds: 3 } as const;
  return throughput(kernel, { ...usual, ...job.question });
}

/** Two times the same, at once after each other: the second finds nothing of the first. */
async function twice(
  probe: typeof tcp | typeof udp,
  { port = 443, alias, waitMs = 3000 }: Omit<ProbeJob & { readonly ask: 'tcp' }, 'ask'>,
): Promise<readonly unknown[]> {
  if (alias !== undefined) addAlias(alias);
  const question = { fromNs: 'a', toNs: 'b', address: alias ?? B, port, waitMs };
  return [await probe(kernel, question), await probe(kernel, question)];
}

async function answer(job: ProbeJob): Promise<Omit<ProbeAnswer, 'left'>> {
  try {
    return { measured: await measure(job) };
  } catch (error) {
    if (!(error instanceof LabError)) throw error;
    return { error: { name: error.name, exit: error.exit, problem: error.problem } };
  }
}

const job = (await receiveJob()) as unknown as ProbeJob;
layNetwork();
if (job.rate !== undefined) shape(job.rate);
if (job.rule !== undefined) filter(job.rule);
if (job.noRoute) removeDefaultRoute();
const path = process.env.PATH;
process.env.PATH = job.path ?? path;
const result = await answer(job);
process.env.PATH = path;
emit<ProbeAnswer>({ ...result, left: others() });
