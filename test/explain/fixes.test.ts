import t from 'tap';
import { REASON_CODES } from '../../src/analyze/verdict.js';
import { fixesFor } from '../../src/explain/fix.js';
import { whyNoFix } from '../../src/explain/no-fix.js';
import { obstacleOf } from '../../src/explain/obstacle.js';
import { verdict } from '../../src/lab/ends.js';
import { loadScenario } from '../../src/scenario/load.js';
import { shipped } from '../scenario/shipped.js';
import { type Blocked, blockedIn } from './blocked.js';
import { following } from './following.js';

/** A vSwitch keeps its block. */
const INSIDE = /^[\d.]+ lies in vSwitch vsw-\S+ of \S+, the sender’s own VPC: packets to it never leave/;

const NO_ICMP =
  /^inbound permissions of a fleet are for TCP and UDP 1025-60000: nothing lets ICMP into fleet-/;

/** Checks for which there is no fix, each with what is said of why that is so. */
const NONE: Readonly<Record<string, RegExp>> = {
  'alibaba/protection-level.lab.yaml: ping ecs-a -> ecs-b, step 2 item 4': INSIDE,
  'alibaba/subset-refused-superset-accepted.lab.yaml: ping in-small -> in-large, step 2 item 1': INSIDE,
  'alibaba/subset-refused-superset-accepted.lab.yaml: ping in-large -> in-small, step 2 item 2': INSIDE,
  'tencent/fleet-ccn-after-creation.lab.yaml: ping cvm-b -> fleet-gdp72oo6-6ym7e6km-1, step 3 item 4':
    NO_ICMP,
  'tencent/fleet-ccn-during-creation.lab.yaml: ping cvm-b -> fleet-gdp72oo6-6ym7e6km-1, step 2 item 4':
    NO_ICMP,
};

const blocked: Blocked[] = shipped.flatMap(({ file, text }) => {
  const { scenario } = loadScenario(file, text);
  return scenario ? blockedIn(scenario, file) : [];
});

t.ok(blocked.length > 150, `there are checks to mend: ${blocked.length}`);

for (const one of blocked) {
  t.test(one.name, async (t) => {
    t.ok(
      REASON_CODES.some((code) => code === one.code),
      `a reason code: ${one.code}`,
    );
    const { world, variables } = one.state;
    const [fix] = fixesFor(world, one.flow, variables);
    const impossible = NONE[one.name];
    if (impossible !== undefined) {
      t.equal(fix, undefined, 'what cannot be mended has no fix');
      const obstacle = obstacleOf(world, one.flow);
      t.match(obstacle && whyNoFix(world, obstacle), impossible);
      return;
    }
    t.ok(fix, `${one.code} has a fix`);
    if (!fix) return;
    t.comment(fix.text);
    const mended = verdict(following(one.state, fix).world, one.flow);
    t.ok(mended.reachable, `${mended.code} ${mended.text}`);
  });
}
