import fc from 'fast-check';
import t from 'tap';
import { type Cidr, cidr, formatIp, hasIp } from '../../src/model/cidr.js';
import { grouped } from '../../src/model/grouped.js';
import { once } from '../../src/model/memo.js';
import { prefixes } from '../../src/model/prefixes.js';

/** Few addresses, so that blocks lie in each other. */
const address = fc.nat(63).map((n) => n * 2 ** 26);
const block = fc.tuple(address, fc.nat(32)).map(([base, bits]) => cidr(`${formatIp(base)}/${bits}`));

const longest = (blocks: readonly Cidr[], ip: number): Cidr | undefined =>
  blocks
    .filter((one) => hasIp(one, ip))
    .reduce<Cidr | undefined>((best, one) => (best && best.bits >= one.bits ? best : one), undefined);

t.test('the longest block that holds an address, as a look at each of them finds it', async (t) => {
  fc.assert(
    fc.property(fc.array(block, { maxLength: 12 }), address, (blocks, ip) => {
      t.equal(prefixes(blocks, (one) => one).longest(ip)?.text, longest(blocks, ip)?.text);
    }),
    { numRuns: 300 },
  );
});

t.test('of several with one block the first', async (t) => {
  const rows = [
    { id: 'first', cidr: cidr('10.0.0.0/8') },
    { id: 'second', cidr: cidr('10.0.0.0/8') },
  ];
  t.equal(prefixes(rows, (row) => row.cidr).longest(cidr('10.1.1.1/32').base)?.id, 'first');
});

t.test('a block of all addresses, and the last address of all', async (t) => {
  const all = prefixes([cidr('0.0.0.0/0'), cidr('255.255.255.255/32')], (one) => one);
  t.equal(all.longest(0)?.bits, 0);
  t.equal(all.longest(2 ** 32 - 1)?.bits, 32);
  t.equal(all.longest(2 ** 32 - 2)?.bits, 0);
});

t.test('once for each object, also what is undefined', async (t) => {
  const asked: object[] = [];
  const known = once((key: object) => {
    asked.push(key);
    return undefined;
  });
  const [a, b] = [{}, {}];
  for (const key of [a, b, a, b]) known(key);
  t.same(asked.length, 2);
});

t.test('values by key, in their order', async (t) => {
  const pairs = [
    ['b', 1],
    ['a', 2],
    ['b', 3],
  ] as const;
  t.same(
    [...grouped<number>(pairs)],
    [
      ['b', [1, 3]],
      ['a', [2]],
    ],
  );
});
