import t from 'tap';
import type { FabricLink } from '../../src/fabric/fabric.js';
import { commands } from '../../src/plane/commands.js';
import { lineDelay } from '../../src/plane/compile/delay.js';
import { compile } from '../../src/plane/compile/index.js';
import { delayText } from '../../src/plane/delay-text.js';
import { diff } from '../../src/plane/diff.js';
import { lossOf, partsOf } from '../../src/plane/loss.js';
import type { Plane } from '../../src/plane/plane.js';
import { flawsOf } from '../../src/plane/valid.js';
import { twoRegions, withDelay } from '../fabric.js';

const delay = (latency: number, jitter = 0, loss = 0) => ({ latency, jitter, loss });

const regionOf = ({ links }: Plane) =>
  links.find(({ ends }) => ends.every(({ namespace }) => namespace.startsWith('transit:')))?.ends ?? [];

t.test('each direction has its own delay, at the sending end', async (t) => {
  const plane = compile(withDelay(twoRegions(), [delay(30, 2), delay(0.5, 0, 0.001)]));
  t.same(flawsOf(plane), []);
  t.match(
    regionOf(plane).map(({ delay }) => delay),
    [
      { latency: 30_000_000, jitter: 2_000_000, loss: 0 },
      { latency: 500_000, jitter: 0 },
    ],
  );
  t.equal(
    partsOf(regionOf(plane)[1]?.delay?.loss ?? 0),
    4_294_967,
    'as many parts of 2^32 - 1 as a thousandth has',
  );
});

t.test('where nothing is delayed there is no netem', async (t) => {
  const plane = compile(withDelay(twoRegions(), [delay(0), delay(10)]));
  t.notOk('delay' in (regionOf(plane)[0] ?? {}));
  t.same(compile(withDelay(twoRegions(), [delay(0), delay(0)])), compile(twoRegions()));
});

t.test('what may be on its way follows from rate and latency', async (t) => {
  // 5 Mbit/s of frames of 60 bytes are 10,417 in a second; 50 ms wait for the rate, twice 100 ms for what TCP sends again.
  t.equal(lineDelay(delay(100), 5e6).limit, 1000 + Math.ceil((5e6 / 480) * 0.35));
  t.equal(
    lineDelay(delay(100), Number.POSITIVE_INFINITY).limit,
    1000 + 700_000,
    'no more than a cable passes',
  );
  t.ok(lineDelay(delay(100), 5e6).limit < lineDelay(delay(200), 5e6).limit);
  const far = compile(withDelay(twoRegions(), [delay(100), delay(0)]));
  t.equal(regionOf(far)[0]?.shaper?.queue, (5e6 / 8) * 0.25, 'the queue holds the round trip beside 50 ms');
  t.equal(regionOf(far)[1]?.shaper?.queue, (3e6 / 8) * 0.05);
});

t.test('what is lost is lost in frames, also where nothing limits the rate', async (t) => {
  const { rate: _rate, ...region } = twoRegions().links.region as FabricLink;
  const plane = compile({
    ...twoRegions(),
    links: { ...twoRegions().links, region: { ...region, delay: [delay(0, 0, 0.1), delay(5)] } },
  });
  const segmentsInto = (router: string): number[] =>
    plane.links.flatMap(({ ends: [a, b] }) => [
      ...(a.namespace === router ? [b.gsoMaxSegs] : []),
      ...(b.namespace === router ? [a.gsoMaxSegs] : []),
    ]);
  t.same(new Set(segmentsInto('transit:tr-a')), new Set([1]));
  t.same(new Set(segmentsInto('transit:tr-b')), new Set([65_535]));
});

t.test('a share reads back as it was written', async (t) => {
  for (const share of [0, 1e-9, 0.001, 1 / 3, 0.5]) {
    t.equal(partsOf(lossOf(partsOf(share))), partsOf(share));
    t.equal(lossOf(partsOf(lossOf(partsOf(share)))), lossOf(partsOf(share)));
  }
});

t.test('a change of the delay is one change, and says from what to what', async (t) => {
  const [near, far] = [10, 30].map((ms) => compile(withDelay(twoRegions(), [delay(ms, 1), delay(0)])));
  const plain = compile(twoRegions());
  const changes = (wanted = plain, actual = plain) =>
    diff(wanted, actual).map(({ op, reason }) => [op, reason.replace('other burst, queue or quantum, ', '')]);
  t.same(changes(far, near), [['queue.replace', 'delay 10 ms ± 1 ms -> 30 ms ± 1 ms']]);
  t.same(changes(far, plain), [['queue.replace', 'delay none -> 30 ms ± 1 ms']]);
  t.same(changes(plain, far), [['queue.replace', 'delay 30 ms ± 1 ms -> none']]);
});

t.test('the lines of tc', async (t) => {
  const netem = (plane: Plane): string[] => commands(plane).filter((line) => /netem|bfifo/.test(line));
  const [there = '', thereQueue = '', back = '', backQueue = ''] = netem(
    compile(withDelay(twoRegions(), [delay(30, 2), delay(10, 0, 0.5)])),
  );
  t.match(there, /^tc -n transit:tr-a .* parent 1:1 handle 20: netem limit \d+ delay 30ms 2ms rate 1tbit$/);
  t.match(thereQueue, /parent 20:1 handle 30: bfifo limit 68750$/);
  t.match(back, /^tc -n transit:tr-b .* delay 10ms loss 50(\.\d+)?% rate 1tbit$/);
  t.match(backQueue, /parent 20:1 handle 30: bfifo/);
  t.match(netem(compile(twoRegions())), [/parent 1:1 handle 10: bfifo/, /parent 1:1 handle 10: bfifo/]);
});

t.test('a delay for people', async (t) => {
  const text = (of: Parameters<typeof lineDelay>[0]) => delayText(lineDelay(of, 5e6));
  t.equal(text(delay(30)), '30 ms');
  t.equal(text(delay(0.25, 0.125)), '0.25 ms ± 0.125 ms');
  t.equal(
    text(delay(30, 2, 0.001)),
    '30 ms ± 2 ms, 0.1 % lost',
    'as it was written, not as the kernel keeps it',
  );
  t.equal(text(delay(0, 0, 0.5)), '0 ms, 50 % lost');
});

t.test('a share keeps within the kernel’s 32 bits', async (t) => {
  t.equal(partsOf(1), 0xffffffff);
  t.equal(lossOf(0xffffffff), 1);
  t.equal(partsOf(1e-12), 0);
});
