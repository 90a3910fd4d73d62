import { spawn } from 'node:child_process';
import { once } from 'node:events';
import t from 'tap';
import { holderText } from '../../src/lab/standing/asker.js';
import { beingOf, childrenOf, isAlive } from '../../src/lab/standing/being.js';
import { killHolder } from '../../src/lab/standing/force.js';
import { EXIT } from '../../src/model/errors.js';
import { rejection } from '../support/rejection.js';
import { downSuite } from './down-suite.js';
import { USERS, userName } from './lab.js';

t.setTimeout(240_000);

for (const as of USERS) t.test(`embedded, as ${userName(as)}`, (t) => downSuite(t, { as }));

t.test('only the process that has the lab is killed, and what it started', async (t) => {
  const child = spawn('sh', ['-c', 'sleep 60 & echo ready; wait'], { stdio: ['ignore', 'pipe', 'ignore'] });
  const ended = once(child, 'close');
  t.teardown(() => child.kill('SIGKILL'));
  await once(child.stdout, 'data');
  const pid = child.pid ?? 0;
  const [grandchild] = childrenOf(pid);
  if (!grandchild) throw new Error('it has a child');

  const another = JSON.stringify({ pid, command: 'x', born: 'in another life' });
  for (const holder of [another, JSON.stringify({ pid, command: 'x' }), 'no JSON', ''])
    t.match(await rejection(killHolder('lab', holder)), { exit: EXIT.nameInUse }, holder);
  t.ok(isAlive(grandchild) && beingOf(pid));

  await killHolder('lab', holderText({ pid, command: 'x' }));
  t.notOk(isAlive(grandchild));
  await ended;
  t.equal(child.signalCode, 'SIGKILL');
});
