import t from 'tap';
import type { Air, Leg } from '../../../src/probe/mesh/air.js';
import type { Hint, MeshQuestion } from '../../../src/probe/mesh/question.js';
import { converse } from '../../../src/probe/mesh/rounds.js';
import { tally } from '../../../src/probe/mesh/tally.js';

/** Three hosts and a network that decides, for the n-th time a request is sent, whether it is answered. */
function stage(answers: (from: number, to: number, time: number) => boolean) {
  const hosts = 3;
  const leg: Leg = {
    carrier: { frame: 50, payload: 12, port: 0, senders: [], write() {} },
    tally: tally(hosts),
  };
  const times = new Map<string, number>();
  let news = false;
  const air: Air = {
    send(_leg, from, tos) {
      for (const to of tos) {
        const time = (times.get(`${from}-${to}`) ?? 0) + 1;
        times.set(`${from}-${to}`, time);
        if (!answers(from, to, time)) continue;
        news = leg.tally.see({ kind: 'request', from, to }, to) || news;
        news = leg.tally.see({ kind: 'answer', from, to }, from) || news;
      }
    },
    listen() {
      const heard = news;
      news = false;
      return heard;
    },
    sent: () => 0,
  };
  const ask = (hint?: (from: number, to: number) => Hint): Promise<void> => {
    const host = { namespace: '', address: '' };
    const question: MeshQuestion = {
      hosts: [host, host, host],
      probes: [{ protocol: 'icmp' }],
      silenceMs: 10,
      ...(hint ? { hint } : {}),
    };
    return converse([leg], air, question);
  };
  return { leg, times, ask };
}

const sentTimes = (times: ReadonlyMap<string, number>): number[] => [...times.values()];

t.test('what is answered is asked once', async (t) => {
  const { times, ask, leg } = stage(() => true);
  await ask();
  t.same(sentTimes(times), [1, 1, 1, 1, 1, 1]);
  t.equal(leg.tally.missing(), 0);
});

t.test('what is lost is asked again, and nothing else', async (t) => {
  const { times, ask, leg } = stage((from, to, time) => from !== 0 || to !== 1 || time === 2);
  await ask();
  t.equal(times.get('0-1'), 2);
  t.equal(times.get('1-0'), 1);
  t.equal(leg.tally.missing(), 0);
});

t.test('an answer that is expected is asked for longer', async (t) => {
  const lossy = (_from: number, _to: number, time: number): boolean => time === 4;
  const unknown = stage(lossy);
  await unknown.ask();
  t.equal(unknown.leg.tally.missing(), 6, 'given up');
  const expecting = stage(lossy);
  await expecting.ask((from) => ({ expected: from === 0, lines: [] }));
  t.equal(expecting.leg.tally.missing(), 4, 'those that were expected have come');
});

t.test('a crawling line carries what nobody expects once only', async (t) => {
  const { times, ask } = stage(() => false);
  const line = { id: 'line', rate: 50_000 };
  await ask((from) => ({ expected: false, lines: from === 0 ? [line] : [] }));
  t.equal(times.get('0-1'), 1);
  t.equal(times.get('1-0'), 2);
});
