import t from 'tap';
import { fail } from '../../src/cloud/clouds.js';
import { fixesFor } from '../../src/explain/fix.js';
import { loadScenario } from '../../src/scenario/load.js';
import { shipped } from '../scenario/shipped.js';

t.test('what a call is told was there before it, and keeps its own name', async (t) => {
  const { file = '', text = '' } =
    shipped.find(({ file: name }) => name === 'vpc-security-groups.lab.yaml') ?? {};
  const { scenario } = loadScenario(file, text);
  const host = scenario?.world.hosts.db;
  if (!scenario || !host) throw new Error('invalid');
  const stopped = { ...scenario.world, hosts: { ...scenario.world.hosts, db: { ...host, up: false } } };
  const world = fail(stopped, { kind: 'host', host: 'db' });
  const fixes = fixesFor(world, { from: 'web-1', to: 'db', protocol: 'icmp' });
  t.ok(fixes.some(({ items: [first] }) => first?.kind === 'call' && first.action === 'StartInstances'));
  t.notMatch(JSON.stringify(fixes), '$instance');
});
