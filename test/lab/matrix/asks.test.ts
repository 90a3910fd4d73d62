import t from 'tap';
import { type Ask, asksOf, namesIn } from '../../../src/lab/matrix/asks.js';

const GROUPS: Readonly<Record<string, readonly number[]>> = { a: [0, 1], b: [2], c: [3], ab: [1, 2] };
const named = (name: string): readonly number[] => GROUPS[name] ?? [];

const lines = (asks: readonly Ask[]): string[] =>
  asks.map(
    ({ text, expect, pairs }) => `${text}: ${expect} ${pairs.map((pair) => pair.join('>')).join(' ')}`,
  );

t.test('islands: within each everybody, between each nobody', async (t) => {
  t.same(lines(asksOf({ islands: [['a', 'b'], ['c']] }, named)), [
    'island a, b: reachable 0>1 0>2 1>0 1>2 2>0 2>1',
    'islands a, b | c: unreachable 0>3 1>3 2>3 3>0 3>1 3>2',
  ]);
});

t.test('never and always: between the groups, both ways, not within them', async (t) => {
  t.same(lines(asksOf({ never: [['a', 'b', 'c']] }, named)), [
    'never a - b - c: unreachable 0>2 1>2 2>0 2>1 0>3 1>3 3>0 3>1 2>3 3>2',
  ]);
  t.same(lines(asksOf({ always: [['a', 'b']] }, named)), ['always a - b: reachable 0>2 1>2 2>0 2>1']);
});

t.test('one way: there, and not back', async (t) => {
  t.same(lines(asksOf({ one_way: [['a', 'b']] }, named)), [
    'a -> b: reachable 0>2 1>2',
    'never b -> a: unreachable 2>0 2>1',
  ]);
});

t.test('a host in both groups is not asked about itself', async (t) => {
  t.same(lines(asksOf({ always: [['a', 'ab']] }, named)), [
    'always a - ab: reachable 0>1 0>2 1>2 1>0 2>0 2>1',
  ]);
});

t.test('every name once', async (t) => {
  t.same(namesIn({ islands: [['a'], ['b']], one_way: [['a', 'c']], protocol: 'tcp', port: 1 }), [
    'a',
    'b',
    'c',
  ]);
});
