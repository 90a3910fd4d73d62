import t from 'tap';
import { type Fates, fatesOf, pack, unpack } from '../../../src/lab/matrix/fates.js';
import type { Fate } from '../../../src/probe/mesh/tally.js';

const ROWS: readonly (readonly Fate[])[] = [
  ['silent', 'answered', 'elsewhere'],
  ['arrived', 'silent', 'answered'],
  ['answered', 'silent', 'silent'],
];
const fates: Fates = {
  fate: (from, to) => ROWS[from]?.[to] ?? 'silent',
  takenBy: (from, to) => (from === 0 && to === 2 ? 1 : undefined),
};
const all = ({ fate, takenBy }: Fates) =>
  ROWS.map((row, from) => row.map((_, to) => [fate(from, to), takenBy(from, to)]));

t.test('what is packed and unpacked is what it was', async (t) => {
  t.same(all(unpack(JSON.parse(JSON.stringify(pack(fates, 3))))), all(fates));
});

t.test('of a part of the hosts, by their places among all', async (t) => {
  const answer = {
    reached: () => false,
    fate: (from: number, to: number) => fates.fate(from, to),
    takenBy: (from: number, to: number) => fates.takenBy(from, to),
    sent: 0,
    ms: 0,
  };
  const of = fatesOf(answer, 0, [2, 5, 9]);
  t.equal(of.fate(2, 5), 'answered');
  t.equal(of.fate(2, 9), 'elsewhere');
  t.equal(of.takenBy(2, 9), 5);
  t.equal(of.fate(0, 1), 'silent', 'between others nothing was sent');
});
