import t from 'tap';
import { parseIperf3, saysUnreachable } from '../../src/probe/iperf3.js';
import { fixture } from './fixture.js';

t.test("TCP: the receiver's figure and the sender's retransmits", async (t) => {
  t.same(parseIperf3(fixture('iperf3-tcp.json')), {
    kind: 'report',
    goodput: 4779166.337785555,
    seconds: 3.015274,
    retransmits: 0,
  });
});

t.test('the middle one of the seconds that count, if the receiver tells them', async (t) => {
  const report = JSON.parse(fixture('iperf3-tcp.json'));
  const told = (...seconds: readonly (readonly [rate: number, omitted: boolean])[]) =>
    parseIperf3(
      JSON.stringify({
        ...report,
        server_output_json: {
          intervals: seconds.map(([rate, omitted]) => ({ sum: { bits_per_second: rate, omitted } })),
        },
      }),
    );
  t.match(told([1, true], [9, true], [4e6, false], [5e6, false], [90e6, false]), { steady: 5e6 });
  t.notOk('steady' in told([1, true], [4e6, false], [5e6, false]), 'two are too few');
  t.match(told([9e6, false], [1e6, false], [5e6, false]), { steady: 5e6 }, 'whatever their order');
  t.match(told([1e6, false], [2e6, false], [3e6, false], [4e6, false]), { steady: 3e6 }, 'of four the third');
  t.notOk('steady' in told([1, false], [Number.NaN, false], [-1, false]), 'what is no rate does not count');
});

t.test("UDP: the receiver's figure, not what was sent", async (t) => {
  t.same(parseIperf3(fixture('iperf3-udp.json')), {
    kind: 'report',
    goodput: 4871358.013027435,
    seconds: 3.048336,
    lossPercent: 9.992862241256246,
  });
});

t.test('errors: no way there, or iperf3 itself', async (t) => {
  for (const name of ['refused', 'silence', 'no-route']) {
    const outcome = parseIperf3(fixture(`iperf3-${name}.json`));
    t.match(outcome, { kind: 'error', words: /^unable to connect to server: / });
    t.ok(outcome.kind === 'error' && saysUnreachable(outcome.words), name);
  }
  t.notOk(saysUnreachable('unable to start listener for connections: Address already in use'));
  t.notOk(saysUnreachable('the server is busy running a test. try again later'));
});

t.test('what is cut off, misses a figure, or is no JSON gives no figure', async (t) => {
  const text = fixture('iperf3-tcp.json').trimEnd();
  const unknown = { kind: 'unknown' };
  for (const length of [0, 1, 100, Math.floor(text.length / 2), text.length - 1]) {
    t.same(parseIperf3(text.slice(0, length)), unknown, `${length} characters`);
  }
  t.same(parseIperf3(text.replaceAll('sum_received', 'sum_receiver')), unknown);
  t.same(parseIperf3(text.replaceAll('"retransmits"', '"again"')), unknown);
  t.same(parseIperf3(text.replaceAll('"TCP"', '"SCTP"')), unknown);
  t.same(parseIperf3(text.replace(/("sum_received".*?"bits_per_second":)\s*[\d.]+/s, '$1 null')), unknown);
  t.same(parseIperf3('iperf3: unrecognized option --connect-timeout\n'), unknown);
});
