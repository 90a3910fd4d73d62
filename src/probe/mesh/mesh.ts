import { closeSocket } from '../../kernel/linux/socket.js';
import { unreachable } from '../../model/never.js';
import type { Within } from '../tool.js';
import { type Air, type Leg, openAir } from './air.js';
import { MAX_HOSTS, type MeshHost, type MeshProbe, marksOf, type OpenCarrier } from './carrier.js';
import { openIcmp } from './icmp.js';
import type { MeshAnswer, MeshQuestion } from './question.js';
import { converse } from './rounds.js';
import { tally } from './tally.js';
import { openTcp } from './tcp.js';
import { openUdp } from './udp.js';

let measurements = 0;

/**
 * Sends every probe from every host to every other one, all in flight together, from sockets of this process inside the
 * hosts' namespaces. Nothing it opened remains. Throws `RangeError` for more than 65,536 hosts.
 */
export async function measureMesh(kernel: Within, question: MeshQuestion): Promise<MeshAnswer> {
  const { hosts, probes } = question;
  if (hosts.length > MAX_HOSTS)
    throw new RangeError(`${hosts.length} hosts, at most ${MAX_HOSTS} are measured`);
  const start = performance.now();
  return inAir(kernel, hosts, probes, async (legs, air) => {
    await converse(legs, air, question);
    return answerOf(legs, air.sent(), performance.now() - start);
  });
}

/** Opens sockets in all hosts, and closes them when the work is done. */
export async function inAir<T>(
  kernel: Within,
  hosts: readonly MeshHost[],
  probes: readonly MeshProbe[],
  work: (legs: readonly Leg[], air: Air) => Promise<T>,
): Promise<T> {
  const fds: number[] = [];
  const opened = (fd: number): number => {
    fds.push(fd);
    return fd;
  };
  try {
    const legs = probes.map((probe): Leg => {
      // Of their own: two ports of one protocol are asked from different ones.
      const marks = marksOf(++measurements, hosts.length);
      return { carrier: opener(probe)(kernel, hosts, marks, opened), tally: tally(hosts.length) };
    });
    return await work(legs, openAir(legs, hosts));
  } finally {
    fds.forEach(closeSocket);
  }
}

function opener(probe: MeshProbe): OpenCarrier {
  switch (probe.protocol) {
    case 'icmp':
      return openIcmp;
    case 'tcp':
      return openTcp(probe.port);
    case 'udp':
      return openUdp(probe.port);
    default:
      return unreachable(probe);
  }
}

const answerOf = (legs: readonly Leg[], sent: number, ms: number): MeshAnswer => ({
  reached: (from, to, probe) => legs[probe]?.tally.reached(from, to) ?? false,
  fate: (from, to, probe) => legs[probe]?.tally.fate(from, to) ?? 'silent',
  takenBy: (from, to, probe) => legs[probe]?.tally.takenBy(from, to),
  sent,
  ms,
});
