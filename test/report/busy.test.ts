import t from 'tap';
import { Compile } from 'typebox/compile';
import type { CheckEvent, LabEvent, ProbeCheckEvent } from '../../src/lab/event.js';
import { jsonReport } from '../../src/report/json/report.js';
import { JsonReport } from '../../src/report/json/schema.js';
import { junit } from '../../src/report/junit.js';
import { newStyle } from '../../src/report/style.js';
import { tap } from '../../src/report/tap.js';
import { eventLines } from '../../src/report/text/event.js';
import { FILE, fiveMbps, reaches, step } from './events/build.js';
import { record } from './records.js';
import { parseTap } from './tap-parse.js';
import { parseXml } from './xml-parse.js';

const PLAIN = newStyle({ color: false, unicode: true, width: 100 });
const TEXT = 'CPU 98 % in use, 1,204 packets dropped in softnet';
const idle = fiveMbps(12, ['ecs-a', 'ecs-b'], reaches(['vpc-a', 'vpc-b']));

const busy = (of: ProbeCheckEvent): CheckEvent => ({
  ...of,
  measured: {
    ...of.measured,
    kind: 'throughput',
    tool: 'iperf3',
    seconds: 3,
    busy: { cpu: 0.98, softnetDrops: 1204, text: TEXT },
    repeats: 2,
  },
});

const events = (check: CheckEvent): readonly LabEvent[] => [
  { type: 'scenario', file: FILE, name: 'Busy', steps: 1, checks: 1 },
  step(1, 'Ask', 10),
  check,
  {
    type: 'end',
    passed: check.passed ? 1 : 0,
    failed: check.passed ? 0 : 1,
    calls: 0,
    unexpectedCalls: 0,
    ms: { total: 900, throughput: 0, silence: 0 },
  },
];

t.test('text: below the figure, on lines of their own', async (t) => {
  const lines = eventLines(busy(idle), PLAIN);
  t.same(lines.slice(-2), [
    `    measured on a busy machine: ${TEXT}`,
    '    measured again twice, because the machine was too busy',
  ]);
  t.ok(lines.every((line) => line.length <= 100));
  t.equal(eventLines(idle, PLAIN).length, lines.length - 2, 'nothing is said of a machine that keeps up');
});

t.test('JSON: as data', async (t) => {
  const report = JSON.parse(JSON.stringify(jsonReport([record(events(busy(idle)))], '1.2.3')));
  t.same(Compile(JsonReport).Errors(report), []);
  t.match(report.scenarios[0]?.steps[0]?.items[0]?.measured, {
    busy: { cpu: 0.98, softnetDrops: 1204, text: TEXT },
    repeats: 2,
  });
});

t.test('JUnit and TAP: of a check that passed too', async (t) => {
  const records = [record(events(busy(idle)))];
  const [testcase] = parseXml(junit(records)).children[0]?.children ?? [];
  t.same(
    testcase?.children.map(({ name, text }) => [name, text]),
    [
      [
        'system-out',
        `measured on a busy machine: ${TEXT}\nmeasured again twice, because the machine was too busy`,
      ],
    ],
  );
  t.match(tap(records), `    # measured on a busy machine: ${TEXT}\n`);
  t.equal(parseTap(tap(records)).ok, true);
  t.notMatch(junit([record(events(idle))]) + tap([record(events(idle))]), /busy/);
});

t.test('a check that failed says it among its reasons', async (t) => {
  const why = ['prediction and measurement differ by -8.0 %', `the machine was too busy: ${TEXT}`];
  const failed = events({ ...busy(idle), passed: false, why });
  const [testcase] = parseXml(junit([record(failed)])).children[0]?.children ?? [];
  t.match(testcase?.children[0]?.text, `why: the machine was too busy: ${TEXT}`);
  t.match(tap([record(failed)]), `- "the machine was too busy: ${TEXT}"`);
});
