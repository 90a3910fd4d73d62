import t from 'tap';
import { pacer } from '../../../src/probe/mesh/pace.js';
import { checksum } from '../../../src/probe/mesh/raw.js';
import { tally } from '../../../src/probe/mesh/tally.js';

t.test('a pair is reached when the right host saw the request and the answer came back', async (t) => {
  const seen = tally(3);
  t.equal(seen.missing(), 6);
  t.ok(seen.see({ kind: 'request', from: 0, to: 1 }, 1), 'news');
  t.equal(seen.fate(0, 1), 'arrived');
  t.notOk(seen.see({ kind: 'request', from: 0, to: 1 }, 1), 'no news the second time');
  t.notOk(seen.see({ kind: 'answer', from: 0, to: 1 }, 2), 'an answer that a namesake of the sender got');
  t.notOk(seen.reached(0, 1));
  t.ok(seen.see({ kind: 'answer', from: 0, to: 1 }, 0));
  t.equal(seen.fate(0, 1), 'answered');
  t.ok(seen.reached(0, 1));
  t.equal(seen.missing(), 5);
});

t.test('a namesake that answers is not the host that was asked', async (t) => {
  const seen = tally(3);
  seen.see({ kind: 'request', from: 0, to: 1 }, 2);
  seen.see({ kind: 'answer', from: 0, to: 1 }, 0);
  t.notOk(seen.reached(0, 1));
  t.equal(seen.fate(0, 1), 'elsewhere');
  t.equal(seen.takenBy(0, 1), 2);
  t.equal(seen.fate(1, 0), 'silent');
});

t.test('packets that name hosts there are not change nothing', async (t) => {
  const seen = tally(2);
  t.notOk(seen.see({ kind: 'request', from: 0, to: 7 }, 1));
  t.notOk(seen.see({ kind: 'request', from: 1, to: 1 }, 1));
  t.equal(seen.missing(), 2);
});

t.test('requests that share a slow line leave when the one before has passed', async (t) => {
  const slotFor = pacer();
  const [up, down] = [
    { id: 'line 0', rate: 1000 },
    { id: 'line 1', rate: 1000 },
  ];
  t.same(slotFor([up, down], 50), { at: 0, answer: 1600 });
  t.same(slotFor([up, down], 50), { at: 400, answer: 2000 });
  t.same(slotFor([], 50), { at: 0, answer: 0 }, 'others do not wait');
  t.same(slotFor([{ id: 'else', rate: 1000 }], 50), { at: 0, answer: 800 });
  t.same(slotFor([up, up], 50), { at: 800, answer: 2400 }, 'a packet that goes round');
  t.equal(slotFor([up], 50).at, 1600, 'has crossed it twice');
});

t.test('the Internet checksum of RFC 1071', async (t) => {
  const bytes = Buffer.from('0001f203f4f5f6f7', 'hex');
  t.equal(checksum(bytes, 0, 8), ~0xddf2 & 0xffff);
  t.equal(checksum(bytes, 2, 6, 0x0001), ~0xddf2 & 0xffff, 'on top of a sum');
});
