import t from 'tap';
import { compile } from '../../src/plane/compile/index.js';
import { isDropLine, isLineOf, ruleIdOf } from '../../src/plane/compile/rule-line.js';
import { type CableWay, trails } from '../../src/plane/compile/trail.js';
import { rule, twoRegions, withRouter, withRules } from '../fabric.js';

const capped = () =>
  ['tr-a', 'tr-b'].reduce(
    (fabric, id) =>
      withRouter(fabric, id, (router) => ({
        ...router,
        egressCap: { rate: 20e6, origin: { object: 'cap', text: 'cap' } },
      })),
    twoRegions(),
  );

const spaces = (ways: readonly CableWay[]): string[] => [
  ways[0]?.sender.namespace ?? '',
  ...ways.map(({ receiver }) => receiver.namespace),
];

t.test('every cable is one of the plane, its ends in the order of the packet', async (t) => {
  for (const fabric of [twoRegions(), capped()]) {
    const { fromHost, toHost, overLink } = trails(fabric);
    const ends = compile(fabric).links.map((link) =>
      JSON.stringify(link.ends.map(({ namespace, name }) => `${namespace} ${name}`).sort()),
    );
    const ways = [fromHost('a'), toHost('b'), ...overLink('vpc-a', 'att-a'), ...overLink('tr-a', 'region')];
    for (const { sender, receiver } of ways)
      t.ok(
        ends.includes(
          JSON.stringify([sender, receiver].map(({ namespace, dev }) => `${namespace} ${dev}`).sort()),
        ),
      );
  }
  t.same(spaces([trails(twoRegions()).toHost('b')]), ['vpc:vpc-b', 'b']);
  t.same(spaces(trails(twoRegions()).overLink('tr-b', 'region')), ['transit:tr-b', 'transit:tr-a']);
});

t.test('edges of both ends are crossed, and are called as their routers', async (t) => {
  const { overLink, nameOf } = trails(capped());
  const crossed = spaces(overLink('tr-a', 'region'));
  t.same(crossed, ['transit:tr-a', 'edge:tr-a', 'edge:tr-b', 'transit:tr-b']);
  t.same(crossed.map(nameOf), ['tr-a', 'tr-a', 'tr-b', 'tr-b']);
  t.equal(nameOf('a'), 'a');
});

t.test('what is not there is a fault', async (t) => {
  t.throws(() => trails(twoRegions()).fromHost('c'), /no such object: c/);
  t.throws(() => trails(twoRegions()).overLink('tr-a', 'x'), /no such object: x/);
});

t.test('a line of a filter is known by its list and its rule', async (t) => {
  const fabric = withRules(twoRegions(), 'b', { ingress: [rule('say "no"', 'drop')] });
  const lines = compile(fabric).namespaces.find(({ name }) => name === 'vpc:vpc-b')?.filter?.rules ?? [];
  const found = lines.filter((line) => isLineOf(line, 'sg-b', 'say "no"'));
  t.equal(found.length, 1);
  t.equal(isDropLine(found[0] ?? ''), true);
  t.equal(ruleIdOf(found[0] ?? ''), 'say _no_');
  t.same(
    lines.filter((line) => isLineOf(line, 'sg-a', 'say "no"')),
    [],
    'another list',
  );
  t.equal(isDropLine(':INPUT DROP'), true);
  t.equal(ruleIdOf('-A FORWARD -j ACCEPT'), undefined);
});
