import type { CloudObject } from '../../../src/cloud/objects.js';
import type { Sight } from '../../../src/lab/standing/view/sight.js';
import type { SurveyedLink } from '../../../src/lab/standing/view/survey.js';

const OBJECTS: CloudObject[] = [
  { kind: 'CEN', id: 'cen-1', account: 'A', state: 'Active', about: 'Lab' },
  {
    kind: 'CEN attachment',
    id: 'vpc-b',
    of: 'cen-1',
    account: 'B',
    state: 'Attaching',
    about: 'VPC in cn-beijing',
  },
];

const link = (
  id: string,
  ends: readonly [string, string],
  more: Partial<SurveyedLink> = {},
): SurveyedLink => ({
  id,
  kind: 'region-connection',
  label: id,
  up: true,
  ends: [
    { router: ends[0], namespace: `transit:${ends[0]}`, dev: 'a', rate: 2e6 },
    { router: ends[1], namespace: `transit:${ends[1]}`, dev: 'a' },
  ],
  ...more,
});

const LINKS = [
  link('cen-1/cn-beijing/cn-qingdao', ['tr-beijing', 'tr-qingdao']),
  link('line-1', ['vbr-1', 'idc-1'], { kind: 'line', up: false, why: 'a fault is on it' }),
];

/** A lab after so many seconds, when each of its interfaces has sent and received so many bytes. */
export function sight(
  seconds: number,
  bytes: Readonly<Record<string, readonly [number, number]>> = {},
): Sight {
  const counters = Object.entries(bytes).map(([place, [sent, received]]) => {
    const [namespace = '', dev = ''] = place.split('/');
    return { namespace, dev, sent, received };
  });
  return {
    at: 50_000 + seconds * 1000,
    counters,
    survey: {
      hosts: [{ id: 'web', address: '10.0.0.1', namespace: 'web', dev: 'eth0' }],
      routers: [
        {
          id: 'tr-beijing',
          kind: 'transit',
          label: 'transit router',
          region: 'cn-beijing',
          account: 'A',
          namespace: 'transit:tr-beijing',
        },
      ],
      links: LINKS,
      objects: OBJECTS,
    },
    inspection: {
      name: 'lab',
      title: 'A lab with “marks” → \u001b[31m',
      file: '/lab.lab.yaml',
      version: '0.1.0',
      text: '',
      sandbox: { kind: 'embedded', choice: { sandbox: 'embedded' } },
      keeper: { pid: 1, since: '2024-01-01T00:00:00.000Z' },
      health: 'stands',
      now: Date.UTC(2024, 0, 8),
      records: 1,
      deeds: 0,
      changes: 0,
      hosts: [{ id: 'web', address: '10.0.0.1', network: 'vpc-a', region: 'cn-beijing', up: true }],
      namespaces: ['web'],
      links: 2,
      faults: ['line line-1'],
      variables: {},
      log: '/keeper.log',
    },
  };
}
