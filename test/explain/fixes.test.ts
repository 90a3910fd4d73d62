import t from 'tap';
import { REASON_CODES } from '../../src/analyze/verdict.js';
import type { World } from '../../src/cloud/world.js';
import { type Fix, fixesFor, fixItems } from '../../src/explain/fix.js';
import { verdict } from '../../src/lab/ends.js';
import { after, type State } from '../../src/lab/script.js';
import { loadScenario } from '../../src/scenario/load.js';
import { shipped } from '../scenario/shipped.js';
import { type Blocked, blockedIn } from './blocked.js';

const INSIDE =
  'the address lies in a vSwitch of the sender’s own VPC: packets to it never leave, and a vSwitch keeps its block';

/** Checks for which there is no fix, each with why that is so. */
const NONE: Readonly<Record<string, string>> = {
  'alibaba/protection-level.lab.yaml: ping ecs-a -> ecs-b, step 2 item 4': INSIDE,
  'alibaba/subset-refused-superset-accepted.lab.yaml: ping in-small -> in-large, step 2 item 1': INSIDE,
  'alibaba/subset-refused-superset-accepted.lab.yaml: ping in-large -> in-small, step 2 item 2': INSIDE,
};

const blocked: Blocked[] = shipped.flatMap(({ file, text }) => {
  const { scenario } = loadScenario(file, text);
  return scenario ? blockedIn(scenario, file) : [];
});

/** What a scenario that had the fix in it, before the check, would come to. Changes of the file are made in the world. */
function following(state: State, fix: Fix): State {
  const changes = fix.items.map((item) => (item.kind === 'file' ? item.change : {}));
  const world: World = Object.assign({}, state.world, ...changes);
  return fixItems(fix).reduce(after, { ...state, world });
}

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
      t.comment(`no fix: ${impossible}`);
      t.equal(fix, undefined, 'what cannot be mended has no fix');
      return;
    }
    t.ok(fix, `${one.code} has a fix`);
    if (!fix) return;
    t.comment(fix.text);
    const mended = verdict(following(one.state, fix).world, one.flow);
    t.ok(mended.reachable, `${mended.code} ${mended.text}`);
  });
}
