import t from 'tap';
import { deriveFabric } from '../../../src/cloud/fabric.js';
import { hostsNamed } from '../../../src/lab/matrix/groups.js';
import { flowsOf, matrixQuestion } from '../../../src/lab/matrix/question.js';
import { rows } from '../../../src/model/json.js';
import { tutorialWorld } from '../../cloud/world.js';
import { stateOf } from '../world.js';

const world = tutorialWorld();
const hosts = rows(deriveFabric(world).hosts);
const named = (name: string): string[] =>
  hostsNamed(world, hosts, name).map((place) => hosts[place]?.id ?? '');

t.test('a name stands for a host, or for all hosts of what it names', async (t) => {
  const host = world.hosts['ecs-a'];
  if (!host) throw new Error('the tutorial has ecs-a');
  const [group = ''] = host.securityGroups;
  const vpc = world.subnets[host.subnet]?.vpc ?? '';
  t.same(named('ecs-a'), ['ecs-a']);
  for (const name of [host.subnet, vpc, group, 'A']) t.ok(named(name).includes('ecs-a'), name);
  t.notOk(named(vpc).includes('ecs-b'), 'and for no other');
  t.same(named('nobody'), []);
});

t.test('what a call saved, and what is not there', async (t) => {
  const state = stateOf(world, { made: 'ecs-a' });
  const { places, missing, probe } = matrixQuestion(state, {
    matrix: { never: [['$made', 'gone']], protocol: 'tcp', port: 443 },
  });
  t.same(
    places.map((place) => hosts[place]?.id),
    ['ecs-a'],
  );
  t.same(missing, ['gone']);
  t.same(probe, { protocol: 'tcp', port: 443 });
});

t.test('a group unites what it lists, also what a call saved', async (t) => {
  const { asks, places, missing } = matrixQuestion(
    stateOf(world, { made: 'ecs-a' }),
    { matrix: { never: [['one', 'other']], always: [['all', 'one']] } },
    { one: ['$made', 'ecs-a'], other: ['vpc-b', 'vpc-us'], all: ['vpc-b', 'gone'] },
  );
  const id = (place: number): string | undefined => hosts[place]?.id;
  t.same(places.map(id), ['ecs-a', 'ecs-b', 'ecs-us'], 'each once');
  t.same(
    asks.map(({ text, pairs }) => [text, pairs.map(([from, to]) => `${id(from)} ${id(to)}`)]),
    [
      ['never one - other', ['ecs-a ecs-b', 'ecs-a ecs-us', 'ecs-b ecs-a', 'ecs-us ecs-a']],
      ['always all - one', ['ecs-b ecs-a', 'ecs-a ecs-b']],
    ],
  );
  t.same(missing, ['gone'], 'a member that stands for no host is missed by its own name');
});

t.test('one flow for each way between classes', async (t) => {
  const question = matrixQuestion(stateOf(world), { matrix: { islands: [['ecs-a'], ['ecs-b']] } });
  t.same(
    flowsOf(question).map(({ from, to }) => `${from} ${to}`),
    ['ecs-a ecs-b', 'ecs-b ecs-a'],
  );
});
