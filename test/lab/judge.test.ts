import t from 'tap';
import type { Verdict } from '../../src/analyze/verdict.js';
import { judgePing, judgeTcp, judgeThroughput, judgeUdp, missesPrediction } from '../../src/lab/judge.js';
import type { PingMeasured, TcpMeasured, ThroughputMeasured, UdpMeasured } from '../../src/probe/measured.js';

const yes: Verdict = { reachable: true, text: 'through vpc-a', path: [], returnPath: [] };
const no: Verdict = {
  reachable: false,
  code: 'SG_INGRESS_DENY',
  text: 'sg-b lets nothing in',
  path: [],
  returnPath: [],
};
const connected: TcpMeasured = { kind: 'tcp', reachable: true, ms: 1.234 };
const silent: TcpMeasured = { kind: 'tcp', reachable: false, ms: 1000 };

const check = (expect: 'reachable' | 'unreachable', because?: string) => ({
  tcp: ['a', 'b'] as [string, string],
  port: 443,
  expect,
  ...(because && { because }),
});

t.test('expectation, prediction and measurement agree, each with each', async (t) => {
  t.same(judgeTcp(check('reachable'), yes, connected), {
    expected: 'reachable',
    predictedText: 'reachable',
    measuredText: 'connected, 1.23 ms',
    why: [],
  });
  t.same(judgeTcp(check('unreachable', 'SG_INGRESS_DENY'), no, silent), {
    expected: 'unreachable: SG_INGRESS_DENY',
    predictedText: 'unreachable: SG_INGRESS_DENY',
    measuredText: 'no answer in 1 s',
    why: [],
  });
});

t.test('each disagreement has a line', async (t) => {
  t.match(judgeTcp(check('reachable'), no, connected).why, [/^expected reachable, predicted/, /differ/]);
  t.match(judgeTcp(check('reachable'), yes, silent).why, [/^expected reachable, measured/, /differ/]);
  t.match(judgeTcp(check('unreachable'), yes, connected).why, [/predicted reachable/, /measured reachable/]);
  t.match(judgeTcp(check('unreachable', 'NO_ROUTE'), no, silent).why, [/the reason NO_ROUTE, predicted SG_/]);
});

t.test('what was measured, for people', async (t) => {
  const refused: TcpMeasured = { kind: 'tcp', reachable: false, ms: 1, error: 'ECONNREFUSED' };
  t.equal(judgeTcp(check('unreachable'), no, refused).measuredText, 'not connected: ECONNREFUSED');
  const udp = { udp: ['a', 'b'] as [string, string], port: 53, expect: 'reachable' as const };
  const measured = (reachable: boolean): UdpMeasured => ({ kind: 'udp', reachable, sent: 4, ms: 0.5 });
  t.equal(judgeUdp(udp, yes, measured(true)).measuredText, 'answered, 0.50 ms');
  t.equal(judgeUdp(udp, yes, measured(false)).measuredText, '0/4 answered');
  const ping = { ping: ['a', 'b'] as [string, string], expect: 'unreachable' as const };
  const rtt = { min: 1, avg: 1, max: 1 };
  const other = { kind: 'ping', reachable: false, sent: 1, received: 1, otherHost: true, rtt } as const;
  t.match(judgePing(ping, no, other), { measuredText: '1/1 answered by another host, 1.00 ms', why: [] });
});

const far: Verdict = { ...yes, roundTrip: { rtt: 60, jitter: 4, loss: 0.1 } };

t.test('times and losses: expected, predicted, measured', async (t) => {
  const ping = (more: object) => ({
    ping: ['a', 'b'] as [string, string],
    expect: 'reachable' as const,
    ...more,
  });
  const echoes = (min: number, received = 90): PingMeasured => ({
    kind: 'ping',
    reachable: true,
    sent: 100,
    received,
    rtt: { min, avg: min + 1, max: min + 2 },
  });
  t.same(judgePing(ping({ rtt: '60ms', loss: '10%' }), far, echoes(58)), {
    expected: 'reachable, rtt 60ms, loss 10%',
    predictedText: 'reachable, rtt 60 ms ± 4 ms, loss 10 %',
    measuredText: '90/100 answered, 58.00 ms at least, 59.00 ms on average',
    why: [],
  });
  t.same(judgePing(ping({}), far, echoes(300, 1)).why, [], 'what is not asked for is not compared');
  t.match(judgePing(ping({ rtt: '60ms' }), far, echoes(65.3)).why, [/rtt of 60 ms, measured 65.3 ms/]);
  t.match(judgePing(ping({ rtt: '60ms' }), far, echoes(54.7)).why, [/differ/], 'too quick is wrong as well');
  t.same(judgePing(ping({ rtt: '60ms' }), far, echoes(65.1)).why, [], '4 ms of jitter and 2 %');
  t.match(judgePing(ping({ rtt: '70ms' }), far, echoes(60)).why, [
    /expected an rtt of 70 ms, predicted 60 ms/,
  ]);
  t.match(judgePing(ping({ loss: '10%' }), far, echoes(60, 60)).why, [
    /predicted a loss of 10 %, measured 40 % of 100/,
  ]);
  t.match(judgePing(ping({ loss: '1%' }), far, echoes(60)).why, [/expected a loss of 1 %, predicted 10 %/]);
  t.match(judgePing(ping({ rtt: '5ms' }), yes, echoes(0.1)).why, [/expected an rtt of 5 ms, predicted 0 ms/]);
});

const line: Verdict = { ...yes, rate: 5e6, rateText: 'the region connection' };
const rate = (more: object = {}) => ({ throughput: ['a', 'b'] as [string, string], ...more });
const figure = (lineRate: number): ThroughputMeasured => ({
  kind: 'throughput',
  reachable: true,
  tool: 'iperf3',
  goodput: lineRate,
  lineRate,
  seconds: 3,
});
const busy = { cpu: 0.98, softnetDrops: 0, text: 'CPU 98 % in use' };

t.test('a figure that missed on a busy machine says so; one that did not, does not fail', async (t) => {
  t.match(judgeThroughput(rate(), line, { ...figure(4e6), busy, repeats: 2 }).why, [
    /differ by -20.0 %/,
    /^the machine was too busy to trust this figure, and was so each of 3 times: CPU 98 % in use; run with --jobs 1/,
  ]);
  t.equal(judgeThroughput(rate(), line, figure(4e6)).why.length, 1);
  t.same(judgeThroughput(rate(), line, { ...figure(5e6), busy }).why, []);
  t.match(judgeThroughput(rate({ at_least: '1Gbps' }), yes, { ...figure(9e8), busy }).why, [
    /^expected at least 1 Gbps, measured 900 Mbps/,
    /^the machine was too busy/,
  ]);
  t.match(
    judgeThroughput(rate({ expect: '6Mbps' }), line, { ...figure(5e6), busy }).why,
    [/^expected 6 Mbps, predicted 5 Mbps$/],
    'what the configuration says is not the machine’s fault',
  );
});

t.test('what measuring again may mend', async (t) => {
  const gone: ThroughputMeasured = { kind: 'throughput', reachable: false, tool: 'iperf3', seconds: 3 };
  const without: ThroughputMeasured = { ...gone, reachable: true };
  t.equal(missesPrediction(rate(), line, figure(5.1e6)), false);
  t.equal(missesPrediction(rate(), line, figure(5.2e6)), true);
  t.equal(missesPrediction(rate({ tolerance: 0.05 }), line, figure(5.2e6)), false);
  t.equal(missesPrediction(rate(), line, gone), true);
  t.equal(missesPrediction(rate(), line, without), true, 'no figure in time');
  t.equal(missesPrediction(rate({ expect: 'unreachable' }), no, gone), false);
  t.equal(missesPrediction(rate({ expect: 'unlimited' }), yes, figure(1e9)), false);
  t.equal(missesPrediction(rate({ at_least: '2Gbps' }), yes, figure(1e9)), true);
});
