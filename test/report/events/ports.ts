import type { LabEvent, ProbeCheckEvent } from '../../../src/lab/event.js';
import { at, FILE, ping, reaches, step, stops } from './build.js';

/** A check of a port; what was measured says the rest. */
const port = (
  line: number,
  check: 'tcp' | 'udp',
  to: Pick<ProbeCheckEvent, 'to' | 'address' | 'port'>,
  result: Pick<ProbeCheckEvent, 'predicted' | 'measured' | 'measuredText'>,
  why: readonly string[] = [],
): ProbeCheckEvent => {
  const { predicted } = result;
  const text = predicted.reachable ? 'reachable' : `unreachable: ${predicted.code ?? ''}`;
  const common = { type: 'check', at: at(line), check, from: 'ecs-a', protocol: check } as const;
  return {
    ...common,
    ...to,
    ...result,
    expected: text,
    predictedText: text,
    passed: why.length === 0,
    why,
    ms: 5,
  };
};

const denied = stops('SG_INGRESS_DENY', 'sg-b', 'sg-b lets no TCP 80 in from 172.16.1.10');
const gone = 'there is no host i-1 at this moment';

/** Ports, an alias, faults; a fault that could not be made, and a host that is not there. */
export const PORTS: readonly LabEvent[] = [
  { type: 'scenario', file: FILE, name: 'Ports and faults', steps: 1, checks: 4 },
  step(1, 'Ports', 10),
  port(
    11,
    'tcp',
    { to: 'ecs-b', port: 443 },
    {
      predicted: reaches(['vpc-a']),
      measured: { kind: 'tcp', reachable: true, ms: 0.2 },
      measuredText: 'connected, 0.20 ms',
    },
  ),
  port(
    12,
    'tcp',
    { to: 'ecs-b', port: 80 },
    {
      predicted: denied,
      measured: { kind: 'tcp', reachable: false, ms: 2, error: 'ECONNREFUSED' },
      measuredText: 'not connected: ECONNREFUSED',
    },
  ),
  port(
    13,
    'udp',
    { to: 'ecs-b', address: '10.9.0.1', port: 53 },
    {
      predicted: reaches(['vpc-a']),
      measured: { kind: 'udp', reachable: true, sent: 1, ms: 0.3 },
      measuredText: 'answered, 0.30 ms',
    },
  ),
  { type: 'fault', at: at(14), action: 'fault', target: 'line pc-1', passed: true, changes: 2 },
  { type: 'fault', at: at(15), action: 'heal', target: 'line pc-1', passed: true, changes: 0 },
  {
    type: 'fault',
    at: at(16),
    action: 'heal',
    target: 'line pc-1',
    passed: false,
    why: 'line pc-1 is not broken',
    changes: 0,
  },
  {
    ...ping(
      17,
      ['ecs-a', 'i-1'],
      { reachable: false, text: gone, path: [], returnPath: [] },
      { why: [gone] },
    ),
    expected: 'reachable',
    predictedText: 'no such host',
    measured: { kind: 'nothing', reachable: false },
    measuredText: 'nothing to measure',
    ms: 0,
  },
  {
    type: 'end',
    passed: 3,
    failed: 1,
    calls: 0,
    unexpectedCalls: 0,
    ms: { total: 20, throughput: 0, silence: 5 },
  },
];
