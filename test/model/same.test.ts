import fc from 'fast-check';
import t from 'tap';
import { same, shared } from '../../src/model/same.js';

const text = (value: unknown): string | undefined => JSON.stringify(value);

t.test('same is what JSON says, the order of keys included', async () => {
  fc.assert(
    fc.property(fc.jsonValue(), fc.jsonValue(), (a, b) => {
      const copy: unknown = structuredClone(a);
      return same(a, copy) && same(a, b) === (text(a) === text(b));
    }),
  );
});

t.test('what is alike but not the same', async (t) => {
  t.notOk(same({ a: 1, b: 2 }, { b: 2, a: 1 }));
  t.notOk(same([], {}));
  t.notOk(same([1], { 0: 1 }));
  t.notOk(same({ toString: 1 }, { a: 1 }));
});

t.test('shared gives the same data, made of what was there before', async (t) => {
  fc.assert(fc.property(fc.jsonValue(), fc.jsonValue(), (a, b) => text(shared(a, b)) === text(b)));
  const before = { hosts: { a: { up: true }, b: { up: true } }, list: [{ x: 1 }, { x: 2 }] };
  const now = { hosts: { a: { up: true }, b: { up: false } }, list: [{ x: 1 }, { x: 3 }] };
  const both = shared(before, now);
  t.same(both, now);
  t.equal(both.hosts.a, before.hosts.a);
  t.not(both.hosts.b, before.hosts.b);
  t.equal(both.list[0], before.list[0]);
  t.equal(shared(before, structuredClone(before)), before);
});
