import t from 'tap';
import { parsePing } from '../../src/probe/ping-output.js';
import { fixture } from './fixture.js';

t.test('answers', async (t) => {
  t.same(parsePing(fixture('ping-ok.txt')), {
    kind: 'ping',
    reachable: true,
    sent: 3,
    received: 3,
    rtt: { min: 0.059, avg: 0.062, max: 0.069 },
  });
});

t.test('one of five is lost', async (t) => {
  t.match(parsePing(fixture('ping-loss.txt')), { reachable: true, sent: 5, received: 4 });
});

t.test('silence and ICMP errors are no answer', async (t) => {
  const silent = { kind: 'ping', reachable: false, sent: 2, received: 0 };
  t.same(parsePing(fixture('ping-silence.txt')), silent);
  t.same(parsePing(fixture('ping-icmp-error.txt')), silent);
});

t.test('duplicates are no loss', async (t) => {
  const text = fixture('ping-ok.txt').replace('3 received,', '3 received, +2 duplicates,');
  t.match(parsePing(text), { sent: 3, received: 3 });
});

t.test('output cut off anywhere gives no figure', async (t) => {
  const text = fixture('ping-ok.txt').trimEnd();
  for (let length = 0; length < text.length; length++) {
    if (parsePing(text.slice(0, length)) !== undefined)
      t.fail(`a figure from ${JSON.stringify(text.slice(0, length))}`);
  }
  t.ok(parsePing(text), 'while the whole gives one');
});

t.test('other words give no figure', async (t) => {
  t.equal(
    parsePing('PING 10.0.2.2: 56 data bytes\n3 packets transmitted, 3 packets received, 0% packet loss\n'),
    undefined,
  );
  t.equal(parsePing(fixture('ping-ok.txt').replace('3 received', '4 received')), undefined);
  t.equal(parsePing(fixture('ping-ok.txt').replace('rtt', 'round-trip')), undefined);
});
