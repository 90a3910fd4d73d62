import t from 'tap';
import { isToBeRepeated, measureFairly } from '../../src/lab/again.js';
import { circumstanceReasons, circumstanceTexts } from '../../src/lab/circumstances.js';

const busy = { cpu: 0.98, softnetDrops: 1204, text: 'CPU 98 % in use, 1,204 packets dropped in softnet' };

t.test('only what missed on a busy machine is measured again, at most twice', async (t) => {
  t.equal(isToBeRepeated(true, { busy }), true);
  t.equal(isToBeRepeated(true, { busy, repeats: 1 }), true);
  t.equal(isToBeRepeated(true, { busy, repeats: 2 }), false);
  t.equal(isToBeRepeated(true, {}), false);
  t.equal(isToBeRepeated(false, { busy }), false);
});

/** Figures that come one after the other, on a machine that is busy as often as told. */
function played(figures: readonly number[], busyTimes: number) {
  let turn = 0;
  return measureFairly(
    async () => figures[turn++] ?? Number.NaN,
    (figure) => figure !== 5,
    async (measure) => ({ measured: await measure(), ...(turn <= busyTimes && { busy }) }),
  );
}

t.test('the last figure counts, with how often it was measured again', async (t) => {
  t.same(await played([4, 5], 1), { measured: 5, repeats: 1 });
  t.same(await played([4, 3, 2, 5], 9), { measured: 2, busy, repeats: 2 });
  t.same(await played([4, 5], 0), { measured: 4 });
  t.same(await played([5, 4], 9), { measured: 5, busy });
});

t.test('words', async (t) => {
  t.same(circumstanceTexts({}), []);
  t.same(circumstanceTexts({ busy, repeats: 2 }), [
    `measured on a busy machine: ${busy.text}`,
    'measured again twice, because the machine was too busy',
  ]);
  t.same(circumstanceReasons({ busy }), [
    `the machine was too busy to trust this figure: ${busy.text}; run with --jobs 1, or on an idle machine`,
  ]);
  t.match(circumstanceReasons({ busy, repeats: 2 }), [/this figure, and was so each of 3 times: CPU 98 %/]);
  t.same(circumstanceReasons({ repeats: 1 }), ['measured again once, because the machine was too busy']);
  t.same(circumstanceReasons({}), []);
});
