import t from 'tap';
import { tap } from '../../src/report/tap.js';
import { golden } from './golden.js';
import { ALL, RECORDS } from './records.js';
import { parseTap } from './tap-parse.js';

t.test('the whole document', async (t) => {
  golden(t, 'report.tap', tap(ALL));
});

t.test('good and bad', async (t) => {
  t.equal(parseTap(tap([RECORDS.tutorial])).ok, true);
  for (const one of [RECORDS.failing, RECORDS.refused, RECORDS.interrupted, RECORDS.ports])
    t.equal(parseTap(tap([one])).ok, false, one.status);
});

t.test('points, skips and diagnostics are read back', async (t) => {
  const { points, subtests } = parseTap(tap(ALL));
  t.equal(subtests.length, 6);
  const failed = points.filter(({ ok }) => !ok);
  t.equal(failed.length, 8);
  t.match(failed[2]?.diag, {
    message: /^expected reachable, predicted/,
    expected: 'reachable',
    predicted: 'unreachable: SG_INGRESS_DENY',
    measured: '0/1 answered',
    at: 'scenarios/cen-cross-account-cross-region.lab.yaml:21:9',
  });
  t.match(failed[4]?.diag, { message: 'the kernel refused link.add of eth0', where: 'namespace ecs-a' });
  t.equal(points.filter(({ skip }) => skip).length, 4, 'what did not run is skipped');
});
