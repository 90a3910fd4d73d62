import fc from 'fast-check';
import t from 'tap';
import { orderedSlots } from '../../src/cli/ordered.js';

t.test('the first writes straight through, the others are held back', async (t) => {
  let out = '';
  const [a, b, c] = orderedSlots(3, (text) => {
    out += text;
  });
  b?.write('b1 ');
  a?.write('a1 ');
  t.equal(out, 'a1 ');
  c?.write('c1 ');
  c?.close();
  a?.close();
  t.equal(out, 'a1 b1 ', 'b is open: it goes on, c waits');
  b?.write('b2 ');
  b?.close();
  t.equal(out, 'a1 b1 b2 c1 ');
});

t.test('whatever the order of writing, the order of printing is that of the slots', async (t) => {
  fc.assert(
    fc.property(
      fc.array(fc.nat(4), { maxLength: 40 }),
      fc.shuffledSubarray([0, 1, 2, 3, 4], { minLength: 5 }),
      (writes, closes) => {
        let out = '';
        const slots = orderedSlots(5, (text) => {
          out += text;
        });
        for (const slot of writes) slots[slot]?.write(String(slot));
        for (const slot of closes) slots[slot]?.close();
        return out === [...writes].sort().join('');
      },
    ),
  );
  t.pass();
});
