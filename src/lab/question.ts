import type { Flow } from '../analyze/verdict.js';
import type { FlowCheck, ProbeCheck, ThroughputsCheck } from '../scenario/schema.js';
import type { ProbeKind } from './event.js';

export const THROUGHPUT_PORT = 5201;

/** What a check asks of the network, whatever its kind. Ends are as the file writes them. */
export interface Question {
  readonly kind: ProbeKind;
  readonly from: string;
  readonly to: string;
  readonly flow: Pick<Flow, 'protocol' | 'port'>;
}

export function questionOf(check: FlowCheck): Question {
  if ('ping' in check) return question('ping', check.ping, { protocol: 'icmp' });
  if ('tcp' in check) return question('tcp', check.tcp, { protocol: 'tcp', port: check.port });
  if ('udp' in check) return question('udp', check.udp, { protocol: 'udp', port: check.port });
  const { protocol = 'tcp', port = THROUGHPUT_PORT } = check;
  return question('throughput', check.throughput, { protocol, port });
}

/** The questions of a check of several flows. */
export const questionsOf = ({ throughputs, port = THROUGHPUT_PORT }: ThroughputsCheck): Question[] =>
  throughputs.map((pair) => question('throughput', pair, { protocol: 'tcp', port }));

/** The questions of a check, one for each flow. */
export const probesOf = (check: ProbeCheck): Question[] =>
  'throughputs' in check ? questionsOf(check) : [questionOf(check)];

const question = (
  kind: ProbeKind,
  [from, to]: readonly [string, string],
  flow: Question['flow'],
): Question => ({ kind, from, to, flow });
