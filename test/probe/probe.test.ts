import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import t from 'tap';
import { startWorker } from '../../src/lab/sandbox/embedded.js';
import type { Json } from '../../src/model/json.js';
import type { PingMeasured, ThroughputMeasured } from '../../src/probe/measured.js';
import { goodputOf } from '../../src/probe/wire.js';
import type { ProbeAnswer, ProbeJob } from './subject.js';

const subject = fileURLToPath(new URL('subject.js', import.meta.url));
t.jobs = 3;

async function probe(job: ProbeJob): Promise<ProbeAnswer> {
  const worker = await startWorker<ProbeAnswer>(subject, job as unknown as Json);
  for await (const answer of worker.events) {
    if (answer.left.length > 0) throw new Error(`still running: ${answer.left.join(', ')}`);
    return answer;
  }
  throw new Error('no answer');
}

const pinged = async (job: Omit<ProbeJob & { ask: 'ping' }, 'ask'>) =>
  (await probe({ ask: 'ping', ...job })).measured as PingMeasured;
const carried = async (job: Omit<ProbeJob & { ask: 'throughput' }, 'ask'>) =>
  (await probe({ ask: 'throughput', ...job })).measured as ThroughputMeasured;

/** How far a figure is from what it should be, as a part of that. */
const error = (figure: number | undefined, wanted: number): number =>
  Math.abs((figure ?? 0) - wanted) / wanted;

function test(name: string, run: (t: Tap) => Promise<void>): void {
  t.test(name, { buffered: true }, run);
}
type Tap = Pick<typeof t, 'ok' | 'equal' | 'same' | 'match' | 'notMatch' | 'teardown'>;

test('ping: answers', async (t) => {
  const measured = await pinged({ count: 3 });
  t.match(measured, { kind: 'ping', reachable: true, sent: 3, received: 3 });
  t.ok(
    measured.rtt &&
      measured.rtt.min > 0 &&
      measured.rtt.min <= measured.rtt.avg &&
      measured.rtt.avg <= measured.rtt.max,
  );
});

test('ping: a filter drops, or refuses; no route at all', async (t) => {
  const silent = { kind: 'ping', reachable: false, sent: 1, received: 0 };
  t.same(await pinged({ rule: '-p icmp -j DROP', waitMs: 200 }), silent);
  t.same(await pinged({ rule: '-p icmp -j REJECT', waitMs: 200 }), silent);
  t.same(await pinged({ noRoute: true, waitMs: 200 }), { ...silent, sent: 0 });
});

test('ping: another host answers', async (t) => {
  t.match(await pinged({ toNs: 'b' }), { reachable: true, otherHost: undefined });
  const other = { reachable: false, sent: 1, received: 1, otherHost: true };
  t.match(await pinged({ toNs: 'r' }), other, 'r is asked for, and b answers');
});

test('TCP and UDP ports: reached, again and again, also at an alias', async (t) => {
  for (const ask of ['tcp', 'udp'] as const) {
    for (const more of [{}, { port: 65_535 }, { alias: '10.9.0.1' }]) {
      const { measured } = await probe({ ask, ...more });
      for (const one of measured as readonly object[])
        t.match(one, { kind: ask, reachable: true, ms: Number }, `${ask} ${JSON.stringify(more)}`);
    }
  }
});

test('TCP and UDP ports: a filter drops, or refuses; no route at all', async (t) => {
  for (const ask of ['tcp', 'udp'] as const) {
    const asked = async (job: object) =>
      (
        (await probe({ ask, waitMs: 300, ...job })).measured as readonly {
          reachable: boolean;
          error?: string;
        }[]
      )[1];
    t.match(await asked({ rule: `-p ${ask} --dport 443 -j DROP` }), { reachable: false, error: undefined });
    t.match(await asked({ rule: `-p ${ask} --sport 443 -j DROP` }), { reachable: false }, 'only there');
    t.match(await asked({ rule: `-p ${ask} --dport 444 -j DROP`, waitMs: 3000 }), { reachable: true });
    const refused = await asked({ rule: `-p ${ask} -j REJECT` });
    t.match(refused, { reachable: false, ...(ask === 'tcp' && { error: 'ECONNREFUSED' }) });
    const lost = await asked({ noRoute: true });
    t.match(lost, { reachable: false, ...(ask === 'tcp' && { error: 'ENETUNREACH' }) });
  }
});

test('TCP at 5 Mbit/s', async (t) => {
  const measured = await carried({ rate: 5e6, question: { expectedRate: 5e6 } });
  t.match(measured, { kind: 'throughput', tool: 'iperf3', reachable: true, retransmits: Number });
  t.ok(error(measured.goodput, goodputOf(5e6, 1500, 'tcp')) < 0.03, 'goodput', measured);
  t.ok(error(measured.lineRate, 5e6) < 0.03, 'line rate', measured);
});

test('UDP at 5 Mbit/s', async (t) => {
  const measured = await carried({ rate: 5e6, question: { expectedRate: 5e6, protocol: 'udp' } });
  t.match(measured, { tool: 'iperf3', reachable: true, lossPercent: Number });
  t.ok(error(measured.goodput, goodputOf(5e6, 1500, 'udp')) < 0.03, 'goodput', measured);
});

test('UDP where TCP does not pass', async (t) => {
  const question = { expectedRate: 5e6, protocol: 'udp', seconds: 2, waitMs: 300 } as const;
  const measured = await carried({ rate: 5e6, rule: '-p tcp -j DROP', question });
  t.match(measured, { tool: 'datagrams', reachable: true });
  t.ok(error(measured.lineRate, 5e6) < 0.03, 'line rate', measured);
});

test('UDP at 1 Kbit/s', async (t) => {
  const question = { expectedRate: 1e3, protocol: 'udp' } as const;
  const measured = await carried({ rate: 1e3, rule: '-p tcp -j DROP', question });
  t.match(measured, { tool: 'datagrams', reachable: true });
  t.ok(error(measured.lineRate, 1e3) < 0.2, 'line rate', measured);
  t.ok(error(measured.goodput, 580) < 0.2, 'goodput', measured);
});

test('TCP at 1 Kbit/s', async (t) => {
  const measured = await carried({ rate: 1e3, rule: '-p udp -j DROP', question: { expectedRate: 1e3 } });
  t.match(measured, { tool: 'segments', reachable: true });
  t.ok(error(measured.lineRate, 1e3) < 0.2, 'line rate', measured);
  t.ok(
    (measured.goodput ?? 0) > 0 && (measured.goodput ?? 0) < 580,
    'TCP repeats itself, and that is not counted twice',
  );
});

test('a slow line that turns out fast is no slow line', async (t) => {
  for (const protocol of ['tcp', 'udp'] as const) {
    const { lineRate = 0 } = await carried({ question: { expectedRate: 1e4, protocol, seconds: 1 } });
    t.ok(lineRate > 1e5, protocol);
  }
});

test('a fast line that turns out slow: reached, and no figure', async (t) => {
  const measured = await carried({ rate: 1e3, question: { expectedRate: 5e6, seconds: 1, waitMs: 500 } });
  t.match(measured, { tool: 'iperf3', reachable: true, goodput: undefined, lineRate: undefined });
});

test('nothing passes: fast and slow lines, TCP and UDP, dropped and refused', async (t) => {
  for (const target of ['DROP', 'REJECT']) {
    for (const expectedRate of [5e6, 1e4]) {
      for (const protocol of ['tcp', 'udp'] as const) {
        const measured = await carried({
          rule: `-j ${target}`,
          question: { expectedRate, protocol, waitMs: 200 },
        });
        t.match(
          measured,
          { kind: 'throughput', reachable: false, goodput: undefined },
          `${target} ${expectedRate} ${protocol}`,
        );
      }
    }
  }
});

test('a tool that is missing: what, which package, what to type', async (t) => {
  t.match((await probe({ ask: 'ping', path: '/nonexistent' })).error, {
    exit: 3,
    problem: { what: /^ping: not found/, why: /iputils-ping/, hint: 'apt-get install -y iputils-ping' },
  });
  t.match((await probe({ ask: 'throughput', question: {}, path: '/nonexistent' })).error, {
    exit: 3,
    problem: { what: /^iperf3: not found/, hint: 'apt-get install -y iperf3' },
  });
});

test('a tool that says something else: a named error with its words', async (t) => {
  const path = mkdtempSync(join(tmpdir(), 'tools-'));
  t.teardown(() => rmSync(path, { recursive: true }));
  writeFileSync(join(path, 'ping'), '#!/bin/sh\necho "64 bytes received, I think"\n');
  chmodSync(path, 0o755);
  chmodSync(join(path, 'ping'), 0o755);
  t.match((await probe({ ask: 'ping', path })).error, {
    name: 'UnknownOutputError',
    exit: 3,
    problem: { where: 'namespace a', why: /64 bytes received, I think/ },
  });
});
