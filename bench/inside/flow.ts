import { setTimeout } from 'node:timers/promises';
import type { Kernel } from '../../src/kernel/kernel.js';
import { startProgram } from '../../src/kernel/program.js';

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
  readonly bothWays?: boolean;
}

/** Payload bits per second at the receivers: of `from` to `to`, and back if asked. */
export interface Carried {
  readonly there: number;
  readonly back?: number;
}

interface Report {
  readonly error?: string;
  readonly end: {
    readonly sum_received?: { readonly bits_per_second: number };
    readonly sum_received_bidir_reverse?: { readonly bits_per_second: number };
  };
}

/** One iperf3 between two namespaces. */
export async function flow(kernel: Kernel, asked: Flow): Promise<Carried> {
  const server = kernel.within(asked.to, () => startProgram('iperf3', ['-s', '-1', '-p', String(PORT)]));
  // Until it listens.
  await setTimeout(200);
  const args = [
    '-c',
    asked.address,
    '-p',
    String(PORT),
    '-J',
    '-t',
    String(asked.seconds),
    ...optionsOf(asked),
  ];
  const { stdout } = await kernel.within(asked.from, () => startProgram('iperf3', args)).ended;
  server.kill();
  await server.ended;
  const { error, end } = JSON.parse(stdout) as Report;
  if (error !== undefined || !end.sum_received) throw new Error(`iperf3: ${error ?? 'no figure'}`);
  const back = end.sum_received_bidir_reverse;
  return { there: end.sum_received.bits_per_second, ...(back && { back: back.bits_per_second }) };
}

const optionsOf = ({ omit, streams, udp, bothWays }: Flow): string[] => [
  ...(omit === undefined ? [] : ['-O', String(omit)]),
  ...(streams === undefined ? [] : ['-P', String(streams)]),
  ...(udp === undefined ? [] : ['-u', '-b', String(udp), '-l', String(UDP_PAYLOAD)]),
  ...(bothWays ? ['--bidir'] : []),
];

const FRAME = 1514;
const UDP_PAYLOAD = 1460;
/** Payload of a full frame, of the frame: with TCP's time stamps; of UDP with IP's and Ethernet's headers. */
export const TCP_SHARE = 1448 / FRAME;
export const UDP_SHARE = UDP_PAYLOAD / (UDP_PAYLOAD + 8 + 20 + 14);
