import { availableParallelism } from 'node:os';
import { setTimeout } from 'node:timers/promises';
import type { Kernel } from '../../src/kernel/kernel.js';
import { startProgram } from '../../src/kernel/program.js';
import { isListening } from '../../src/probe/listening.js';
import { watched } from '../../src/probe/machine/watch.js';
import { ETHERNET_MTU, payloadOf } from '../../src/probe/wire.js';
import { coresSince, type Used } from './cores.js';

const PORT = 5201;

export interface Flow {
  readonly from: string;
  readonly to: string;
  /** Of `to`. */
  readonly address: string;
  readonly seconds: number;
  /** Seconds at the start that do not count: TCP is finding its speed. */
  readonly omit?: number;
  readonly streams?: number;
  /** UDP at so many bits per second instead of TCP. */
  readonly udp?: number;
  /** Another flow at the same time wants another. */
  readonly port?: number;
  /**
   * Sender and receiver have a core each: where Linux puts them is the greatest difference between two runs. Not where a
   * line is shaped: its timer would wait for the sender.
   */
  readonly pinned?: boolean;
}

export interface Carried {
  /** Payload bits per second at the receiver. */
  readonly there: number;
  readonly used: Used;
  /** Why the machine itself may have set the rate. */
  readonly limit?: string;
}

interface Report {
  readonly error?: string;
  readonly end: {
    readonly sum_received?: { readonly bits_per_second: number };
  };
}

/** A core with less time to spare than this carries what it can. */
const FULL = 0.9;

/** One iperf3 between two namespaces. */
export async function flow(kernel: Kernel, asked: Flow): Promise<Carried> {
  const { port = PORT } = asked;
  const server = kernel.within(asked.to, () => startProgram('iperf3', ['-s', '-1', '-p', String(port)]));
  while (server.pid !== undefined && !isListening(server.pid, port)) await setTimeout(5);
  const used = coresSince();
  const { measured: client, busy } = await watched(
    () => kernel.within(asked.from, () => startProgram('iperf3', optionsOf(asked))).ended,
  );
  const cores = used();
  server.kill();
  await server.ended;
  const { error, end } = JSON.parse(client.stdout) as Report;
  if (error !== undefined || !end.sum_received) throw new Error(`iperf3: ${error ?? 'no figure'}`);
  const limit = busy?.text ?? (cores.busiest >= FULL ? `a core ${percent(cores.busiest)} in use` : undefined);
  return {
    there: end.sum_received.bits_per_second,
    used: cores,
    ...(limit !== undefined && { limit }),
  };
}

const percent = (share: number): string => `${Math.round(share * 100)} %`;

const CORES = availableParallelism() > 1 ? ['-A', '0,1'] : [];

const optionsOf = ({ address, seconds, omit, streams, udp, port = PORT, pinned = false }: Flow): string[] => [
  ...['-c', address, '-p', String(port), '-J', '-t', String(seconds)],
  ...(pinned ? CORES : []),
  ...(omit === undefined ? [] : ['-O', String(omit)]),
  ...(streams === undefined ? [] : ['-P', String(streams)]),
  ...(udp === undefined ? [] : ['-u', '-b', String(udp), '-l', String(payloadOf(ETHERNET_MTU, 'udp'))]),
];
