import t from 'tap';
import type { LabEvent } from '../../src/lab/event.js';
import { jsonReport } from '../../src/report/json/report.js';
import { junit } from '../../src/report/junit.js';
import { newStyle } from '../../src/report/style.js';
import { tap } from '../../src/report/tap.js';
import { eventLines } from '../../src/report/text/event.js';
import { FILE } from './events/build.js';
import { record } from './records.js';
import { parseTap } from './tap-parse.js';
import { parseXml } from './xml-parse.js';

const place: LabEvent = { type: 'sandbox', kind: 'container', detail: 'transitlab:0.1.0 on Docker 20.10.24' };
const events = (sandbox: LabEvent): readonly LabEvent[] => [
  { type: 'scenario', file: FILE, name: 'Small', steps: 0, checks: 0 },
  sandbox,
];
const SAID = 'container, transitlab:0.1.0 on Docker 20.10.24';

t.test('every report says where the lab lived', async (t) => {
  const all = [record(events(place))];
  t.same(eventLines(place, newStyle({ color: false, unicode: true })), [`sandbox: ${SAID}`]);
  t.match(jsonReport(all, '1.2.3').scenarios[0]?.sandbox, { kind: 'container' });
  const [properties] = parseXml(junit(all)).children[0]?.children ?? [];
  t.same(
    properties?.children.map(({ attributes }) => attributes),
    [{ name: 'sandbox', value: SAID }],
  );
  t.match(tap(all), `    # sandbox: ${SAID}\n`);
  t.ok(parseTap(tap(all)));
});

t.test('the machine itself has no more to say', async (t) => {
  const all = [record(events({ type: 'sandbox', kind: 'embedded' }))];
  t.match(tap(all), '    # sandbox: embedded\n');
  t.match(junit(all), '<property name="sandbox" value="embedded"/>');
});
