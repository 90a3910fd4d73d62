import { Writable } from 'node:stream';
import t from 'tap';
import type { SeenFrame } from '../../../src/kernel/linux/packets.js';
import { record } from '../../../src/lab/capture/record.js';
import { frame, readPcap } from './files.js';

const PING = frame({ protocol: 1, src: '10.0.0.1', dst: '10.0.0.2' });
const TCP = frame({ protocol: 6, src: '10.0.0.1', dst: '10.0.0.2', ports: [1, 2] });
const at = (bytes: Buffer, seconds: number): SeenFrame => ({
  bytes,
  length: bytes.length,
  seconds: BigInt(seconds),
  nanoseconds: 0,
});

/** Gives batches of two; `idle` is called when nothing waits. */
function socketWith(frames: SeenFrame[], idle: () => void, dropped = 0) {
  return {
    left: frames,
    drain(handle: (one: SeenFrame) => boolean) {
      for (let i = 0; i < 2; i++) {
        const next = frames.shift();
        if (!next || !handle(next)) return false;
      }
      return true;
    },
    ready: async () => idle(),
    dropped: () => dropped,
  };
}

/** Takes one chunk at a time, each after a while. */
function slowFile() {
  const chunks: Buffer[] = [];
  let waiting = 0;
  let most = 0;
  const file = new Writable({
    highWaterMark: 1,
    write(chunk: Buffer, _, done) {
      most = Math.max(most, ++waiting);
      chunks.push(chunk);
      setTimeout(() => {
        waiting--;
        done();
      }, 5);
    },
  });
  return { file, most: () => most, packets: () => readPcap(Buffer.concat(chunks)) };
}

t.test('until it is enough: what passed before is taken, what comes later is not', async (t) => {
  const enough = new AbortController();
  const { file, packets } = slowFile();
  const socket = socketWith([at(PING, 1), at(TCP, 2), at(PING, 3)], () => {
    enough.abort();
    socket.left.push(at(PING, 5), at(TCP, 6));
  });
  const options = { filter: [], enough: enough.signal, now: () => 5500 };
  t.same(await record(socket, file, options), { captured: 4, dropped: 0 });
  t.same(
    packets().map(({ time }) => Number(time / 1_000_000_000n)),
    [1, 2, 3, 5],
  );
});

t.test('it ends although traffic never ceases', async (t) => {
  let second = 0;
  const endless = {
    drain: (handle: (one: SeenFrame) => boolean) => handle(at(PING, ++second)),
    ready: async () => {},
    dropped: () => 7,
  };
  const late = new AbortController();
  const running = record(endless, slowFile().file, {
    filter: [],
    enough: late.signal,
    now: () => second * 1000,
  });
  setTimeout(() => late.abort(), 20);
  t.match(await running, { dropped: 7 });
});

t.test('so many packets, of those that are wanted', async (t) => {
  const { file, packets, most } = slowFile();
  const socket = socketWith([at(PING, 1), at(TCP, 2), at(PING, 3), at(TCP, 4), at(TCP, 5)], () => {});
  const options = { filter: ['tcp'], packets: 2, enough: new AbortController().signal, now: () => 0 };
  t.same(await record(socket, file, options), { captured: 2, dropped: 0 });
  t.same(
    packets().map(({ time }) => Number(time / 1_000_000_000n)),
    [2, 4],
  );
  t.equal(socket.left.length, 1, 'what comes later is left');
  t.equal(most(), 1, 'a slow reader is waited for');
});
