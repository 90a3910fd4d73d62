import t from 'tap';
import type { Link, LinkEnd, Namespace, Plane } from '../../src/plane/plane.js';
import { canRun, type Diagnosis, doctorLines } from '../../src/report/doctor.js';
import { planSummary } from '../../src/report/plan.js';
import { newStyle } from '../../src/report/style.js';

const style = newStyle({ color: false, unicode: true });

const namespace = (
  name: string,
  kind: Namespace['kind'],
  label: string,
  fields: Partial<Namespace> = {},
): Namespace => ({
  name,
  kind,
  label,
  addresses: [],
  neighbours: [],
  routes: [],
  rules: [],
  ...fields,
});

const end = (ns: string, name: string, rate?: number, up = true): LinkEnd => ({
  namespace: ns,
  name,
  mac: '02:00:00:00:00:01',
  alias: `transitlab:${ns}`,
  mtu: 1500,
  up,
  rpFilter: false,
  gsoMaxSegs: 65535,
  ...(rate === undefined ? {} : { shaper: { rate, burst: 1, queue: 1, quantum: 1 } }),
});

const link = (a: LinkEnd, b: LinkEnd): Link => ({ ends: [a, b] });

const route = { dst: '0.0.0.0/0', type: 'unicast', dev: 'eth0', table: 254 } as const;

const PLANE: Plane = {
  namespaces: [
    namespace('ecs-a', 'host', 'ECS ecs-a (vpc-a)', {
      addresses: [{ dev: 'eth0', cidr: '172.16.1.10/24' }],
      routes: [route],
    }),
    namespace('tr-cn-beijing', 'router', 'CEN cen-1 in cn-beijing'),
    namespace('vpc-a', 'router', 'VPC vpc-a (cn-qingdao, account A)', {
      routes: [route, { ...route, dst: '172.16.1.10/32' }],
      filter: {
        sets: [{ name: 'sg-a', members: ['172.16.1.10', '172.16.1.11'] }],
        rules: [':FORWARD ACCEPT', '-A FORWARD -j sg', '-A sg -j DROP'],
      },
    }),
  ],
  links: [
    link(end('ecs-a', 'eth0'), end('vpc-a', 'h-ecs-a')),
    link(end('tr-cn-beijing', 'r-q', 5e6), end('tr-cn-qingdao', 'r-b', 5e6, false)),
    link(end('vbr-1', 'l0', 1e6), end('idc-1', 'l0', 2e6)),
  ],
};

t.test('a plan for people', async (t) => {
  t.same(planSummary(PLANE, style), [
    '3 namespaces (1 host, 2 routers), 3 links (2 with a rate), 1 filter',
    '',
    'NAMESPACE      KIND    ADDRESSES       ROUTES  WHAT IT IS',
    'ecs-a          host    172.16.1.10/24       1  ECS ecs-a (vpc-a)',
    'tr-cn-beijing  router                       0  CEN cen-1 in cn-beijing',
    'vpc-a          router                       2  VPC vpc-a (cn-qingdao, account A)',
    '',
    'LINK               TO                 RATE',
    'ecs-a/eth0         vpc-a/h-ecs-a      unlimited',
    'tr-cn-beijing/r-q  tr-cn-qingdao/r-b  5 Mbps (down)',
    'vbr-1/l0           idc-1/l0           → 1 Mbps, ← 2 Mbps',
    '',
    'FILTER  SETS  MEMBERS  RULES',
    'vpc-a      1        2      2',
  ]);
});

const DIAGNOSIS: Diagnosis = {
  sandbox: 'embedded',
  checks: [
    { name: 'user namespaces', status: 'ok', detail: 'made one' },
    { name: 'ipset', status: 'missing', detail: 'not found', mend: 'apt-get install ipset' },
    { name: 'netem', status: 'optional', detail: 'this kernel has none: no latency' },
  ],
};

t.test('what a machine can do', async (t) => {
  t.same(doctorLines(DIAGNOSIS, style), [
    '✓ user namespaces  made one',
    '✗ ipset            not found',
    '                   next       apt-get install ipset',
    '– netem            this kernel has none: no latency',
    '',
    'This machine cannot run labs yet.',
  ]);
  const mended = { ...DIAGNOSIS, checks: DIAGNOSIS.checks.filter(({ status }) => status !== 'missing') };
  t.equal(doctorLines(mended, style).at(-1), 'This machine can run labs (sandbox: embedded).');
  t.same([canRun(DIAGNOSIS), canRun(mended)], [false, true]);
});

t.test('delays have a column where there are any', async (t) => {
  const delay = { latency: 30_000_000, jitter: 2_000_000, loss: 0.001, limit: 1000 };
  const far = link({ ...end('tr-a', 'r-b', 5e6), delay }, { ...end('tr-b', 'r-a', 5e6), delay });
  const one = link(
    { ...end('vbr-1', 'l0', 1e6), delay: { ...delay, jitter: 0, loss: 0 } },
    end('idc-1', 'l0', 2e6),
  );
  const lines = planSummary({ ...PLANE, links: [far, one] }, newStyle({ color: false, unicode: true }));
  const table = lines.slice(lines.findIndex((line) => line.startsWith('LINK')));
  t.match(table[0], /RATE +DELAY$/);
  t.match(table[1], /5 Mbps +30 ms ± 2 ms, 0\.1 % lost$/);
  t.match(table[2], /→ 30 ms, ← none$/);
  const ascii = planSummary({ ...PLANE, links: [far] }, newStyle({ color: false, unicode: false }));
  t.match(ascii.join('\n'), /30 ms \+\/- 2 ms/);
  t.notMatch(planSummary(PLANE, newStyle({ color: false, unicode: true })).join('\n'), /DELAY/);
});
