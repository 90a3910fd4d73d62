import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import t from 'tap';
import { fixesFor, fixItems } from '../../src/explain/fix.js';
import { loadScenario } from '../../src/scenario/load.js';
import type { Check, Item } from '../../src/scenario/schema.js';
import { type Blocked, blockedIn } from '../explain/blocked.js';
import { shipped } from '../scenario/shipped.js';
import { transitlab } from './command.js';
import { mendedAt } from './mended.js';

t.setTimeout(300_000);

interface Mended {
  readonly blocked: Blocked;
  readonly items: readonly Item[];
}

/** Of each reason code the first check of the scenarios that calls alone mend; of Alibaba Cloud and of Tencent Cloud. */
function examples(): Mended[] {
  const found = new Map<string, Mended>();
  for (const { file, text } of shipped) {
    const { scenario } = loadScenario(file, text);
    for (const blocked of scenario ? blockedIn(scenario, file) : []) {
      const cloud = file.startsWith('tencent/') ? 'tencent' : 'alibaba';
      const key = `${cloud} ${blocked.code}`;
      if (found.has(key)) continue;
      const { world, variables } = blocked.state;
      const [fix] = fixesFor(world, blocked.flow, variables);
      if (fix?.items.every(({ kind }) => kind !== 'file')) found.set(key, { blocked, items: fixItems(fix) });
    }
  }
  return [...found.values()];
}

/** The scenario up to the check, with the fix before it, and the check turned round. Other checks are left out. */
const mended = ({ blocked, items }: Mended): string =>
  mendedAt(blocked, [...items, { check: reachable(blocked) }]);

function reachable({ check: { from, to }, flow: { protocol, port } }: Blocked): Check {
  const expect = 'reachable' as const;
  if (port === undefined) return { ping: [from, to], expect };
  return protocol === 'udp' ? { udp: [from, to], port, expect } : { tcp: [from, to], port, expect };
}

t.test('what is offered mends it on real packets too', async (t) => {
  const all = examples();
  t.ok(all.length > 25, `examples: ${all.length}`);
  const folder = t.testdir({});
  const files = all.map((one, index) => {
    const name = join(folder, `${String(index).padStart(2, '0')}.lab.yaml`);
    writeFileSync(name, mended(one));
    return name;
  });
  const { exit, stdout } = await transitlab('run', '--quiet', '--keep-going', '--format', 'json', ...files);
  t.equal(exit, 0);
  const checks = reachedIn(JSON.parse(stdout));
  t.equal(checks.length, all.length, 'one check each');
  all.forEach(({ blocked, items }, index) => {
    t.equal(checks[index], true, `${blocked.code}, ${blocked.name}: ${JSON.stringify(items)}`);
  });
});

/** Of every check of a report, in order: whether packets arrived. */
function reachedIn(json: unknown): boolean[] {
  if (Array.isArray(json)) return json.flatMap(reachedIn);
  if (json === null || typeof json !== 'object') return [];
  if ('measured' in json && 'predicted' in json)
    return [(json.measured as { reachable?: boolean }).reachable === true];
  return Object.values(json).flatMap(reachedIn);
}
