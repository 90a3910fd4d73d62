import t from 'tap';
import { Compile } from 'typebox/compile';
import type { CheckEvent, LabEvent } from '../../src/lab/event.js';
import { jsonReport } from '../../src/report/json/report.js';
import { JsonReport } from '../../src/report/json/schema.js';
import { junit } from '../../src/report/junit.js';
import { newStyle } from '../../src/report/style.js';
import { tap } from '../../src/report/tap.js';
import { eventLines } from '../../src/report/text/event.js';
import { summaryLines } from '../../src/report/text/summary.js';
import { at, FILE, reaches, step } from './events/build.js';
import { record } from './records.js';
import { parseTap } from './tap-parse.js';
import { parseXml } from './xml-parse.js';

const PLAIN = newStyle({ color: false, unicode: true });

const far: CheckEvent = {
  type: 'check',
  at: at(12),
  check: 'ping',
  from: 'ecs-a',
  to: 'ecs-b',
  protocol: 'icmp',
  expected: 'reachable, rtt 60ms',
  predicted: { ...reaches(['vpc-a', 'vpc-b']), roundTrip: { rtt: 60, jitter: 4, loss: 0.02 } },
  predictedText: 'reachable, rtt 60 ms ± 4 ms, loss 2 %',
  measured: { kind: 'ping', reachable: true, sent: 5, received: 5, rtt: { min: 59, avg: 60.5, max: 62 } },
  measuredText: '5/5 answered, 59.00 ms at least, 60.50 ms on average',
  passed: true,
  why: [],
  ms: 900,
};

const events = (without?: readonly 'latency'[]): readonly LabEvent[] => [
  { type: 'scenario', file: FILE, name: 'Far', steps: 1, checks: 1, ...(without && { without }) },
  step(1, 'Ask', 10),
  far,
  {
    type: 'end',
    passed: 1,
    failed: 0,
    calls: 0,
    unexpectedCalls: 0,
    ms: { total: 900, throughput: 0, silence: 0 },
  },
];

const text = (of: readonly LabEvent[]): string =>
  [...of.flatMap((event) => eventLines(event, PLAIN)), ...summaryLines([record(of)], PLAIN)].join('\n');

t.test('round trips, predicted and measured', async (t) => {
  t.match(text(events()), /predicted reachable, rtt 60 ms ± 4 ms, loss 2 %/);
  t.match(text(events()), /measured 5\/5 answered, 59\.00 ms at least/);
  const report = jsonReport([record(events())], '1.2.3');
  t.same(Compile(JsonReport).Errors(JSON.parse(JSON.stringify(report))), []);
  t.match(report.scenarios[0]?.steps[0]?.items[0], {
    predicted: { roundTrip: { rtt: 60, jitter: 4, loss: 0.02 } },
    measured: { rtt: { min: 59, avg: 60.5, max: 62 } },
  });
});

t.test('what was left out stands in every report', async (t) => {
  const left = [record(events(['latency']))];
  t.match(text(events(['latency'])), /^run without latency: delays, jitter and loss /m);
  t.match(text(events(['latency'])), /1 check passed, 0 failed, run without latency \(/);
  const report = jsonReport(left, '1.2.3');
  t.same(Compile(JsonReport).Errors(JSON.parse(JSON.stringify(report))), []);
  t.same(report.scenarios[0]?.without, ['latency']);
  const [properties, testcase] = parseXml(junit(left)).children[0]?.children ?? [];
  t.match(properties?.children[0]?.attributes, { name: 'without', value: 'latency' });
  t.equal(testcase?.name, 'testcase');
  t.match(tap(left), /^ {4}# run without latency: /m);
  t.equal(parseTap(tap(left)).ok, true);
});

t.test('of several files it says how many', async (t) => {
  const lines = summaryLines([record(events(['latency'])), record(events())], PLAIN);
  t.match(lines.at(-1), /2 checks passed, 0 failed, 1 scenario run without latency \(/);
});

t.test('nothing is said where nothing was left out', async (t) => {
  for (const said of [text(events()), junit([record(events())]), tap([record(events())])])
    t.notMatch(said, /without/);
  t.notOk('without' in (jsonReport([record(events())], '1.2.3').scenarios[0] ?? {}));
});
