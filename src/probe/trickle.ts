import type { ThroughputMeasured } from './measured.js';
import { sleep } from './sleep.js';
import type { Within } from './tool.js';

export interface SlowFlow {
  readonly fromNs: string;
  readonly toNs: string;
  /** Where the receiver listens: an address of `toNs`, and a port. */
  readonly address: string;
  readonly port: number;
  /** How long frames are sent; a little longer if it takes longer until some have arrived. */
  readonly seconds: number;
  /** Bits per second that the line should carry: how many frames are kept on their way. */
  readonly expectedRate: number;
  /** Milliseconds there and back, without queues; 0 unless told. */
  readonly rttMs?: number;
  /** How long to wait for the first frame; unless told, 1000 and five frames at the expected rate. */
  readonly waitMs?: number;
}

/** A pair of sockets that carries numbered frames of one size. */
export interface Carrier {
  readonly tool: 'datagrams' | 'segments';
  /** Bytes of a frame with its Ethernet header, and of the payload in it. */
  readonly frame: number;
  readonly payload: number;
  /** Sends frame `n` (from 1); false if it cannot be sent now. */
  send(n: number): boolean;
  /** How many frames have come to the receiver since it was last asked. */
  arrived(): number;
  /** The highest `n` that the receiver has. */
  highest(): number;
  /** Bytes of payload, each counted once, that the receiver has. */
  delivered(): number;
  /** Frames per second of a busy line, by the times of arrival. */
  rate(times: readonly number[], beginMs: number, endMs: number): number;
  /** Nothing that was sent is on its way any more, as far as can be told. */
  idle(): boolean;
  close(): void;
}

/** Opens both ends; `undefined` if no connection comes about in time. */
export type OpenCarrier = (kernel: Within, flow: SlowFlow, waitMs: number) => Promise<Carrier | undefined>;

/** By then a shaper's burst has passed; it goes at full speed and is not counted. */
const SETTLE_MS = 250;
/** Beside what the way is known to take: a line of up to so much delay is kept busy. */
const DELAY_MS = 250;
/** Frames; the smallest socket buffer holds more. */
const MAX_WINDOW = 64;
/** How many frames' time a line gets to empty itself; lost frames are not waited for any longer. */
const REST_FRAMES = 10;
/** A shaper lets a frame go on credit; by then the last one, and what closing sends, are paid for. */
const DEBT_FRAMES = 1.5;
const TICK_MS = 1;

/**
 * Measures a line that is too slow for iperf3's own talk. A few small frames are kept on their way, never more, so the
 * line is busy and its queue short, whatever its rate turns out to be. `lineRate` is that of the frames that came,
 * repeated ones too; `goodput` counts each payload once. A figure far above the expected rate says no more than that
 * nothing holds the rate.
 */
export async function trickle(
  kernel: Within,
  flow: SlowFlow,
  frame: number,
  open: OpenCarrier,
): Promise<ThroughputMeasured> {
  const start = performance.now();
  const frameMs = (frame * 8 * 1000) / flow.expectedRate;
  const waitMs = flow.waitMs ?? 1000 + 5 * frameMs;
  const carrier = await open(kernel, flow, waitMs);
  if (carrier === undefined) return nothing(start);
  const measured = await measureAndClose(carrier, flow, frameMs, waitMs);
  if (measured.reachable) await sleep(DEBT_FRAMES * frameMs);
  return { ...measured, lineSeconds: (performance.now() - start) / 1000 };
}

async function measureAndClose(
  carrier: Carrier,
  flow: SlowFlow,
  frameMs: number,
  waitMs: number,
): Promise<ThroughputMeasured> {
  try {
    const measured = await measure(carrier, flow, frameMs, waitMs);
    if (measured.reachable) await untilIdle(carrier, REST_FRAMES * frameMs + (flow.rttMs ?? 0));
    return measured;
  } finally {
    carrier.close();
  }
}

async function measure(
  carrier: Carrier,
  flow: SlowFlow,
  frameMs: number,
  waitMs: number,
): Promise<ThroughputMeasured> {
  const window = Math.min(MAX_WINDOW, 2 + Math.ceil((DELAY_MS + (flow.rttMs ?? 0)) / frameMs));
  const spanMs = Math.max(flow.seconds * 1000, SETTLE_MS + 4 * frameMs);
  const patience = Math.max(waitMs, 2 * window * frameMs);
  const start = performance.now();
  const train: Train = { sent: 0, lost: 0, moved: start, steady: [], bytes: [0, 0] };
  let now = start;
  for (let end = start + waitMs; now < end; now = performance.now()) {
    observe(train, carrier, now);
    if (train.first !== undefined) end = train.first + spanMs;
    if (now - train.moved > patience) giveUp(train, now);
    // What is sent in the end would arrive too late.
    if (now < end - window * frameMs || train.sent === 0) fill(train, carrier, window);
    await sleep(TICK_MS);
  }
  return train.first === undefined ? nothing(start, carrier.tool) : report(train, carrier, start, now);
}

/** Whatever is measured next shall find the line empty. */
async function untilIdle(carrier: Carrier, limitMs: number): Promise<void> {
  const end = performance.now() + limitMs;
  while (!carrier.idle() && performance.now() < end) await sleep(TICK_MS);
}

interface Train {
  sent: number;
  /** Frames up to this number are no longer waited for. */
  lost: number;
  /** When a frame last arrived, or was given up. */
  moved: number;
  first?: number;
  /** When frames arrived, once the burst had passed. */
  readonly steady: number[];
  /** Delivered when the first and the last of those came. */
  readonly bytes: [number, number];
}

function observe(train: Train, carrier: Carrier, now: number): void {
  const count = carrier.arrived();
  if (count === 0) return;
  train.first ??= now;
  train.moved = now;
  if (now < train.first + SETTLE_MS) return;
  if (train.steady.length === 0) train.bytes[0] = carrier.delivered();
  train.bytes[1] = carrier.delivered();
  for (let i = 0; i < count; i++) train.steady.push(now);
}

function giveUp(train: Train, now: number): void {
  train.lost = train.sent;
  train.moved = now;
}

function fill(train: Train, carrier: Carrier, window: number): void {
  while (train.sent - Math.max(carrier.highest(), train.lost) < window && carrier.send(train.sent + 1))
    train.sent++;
}

function report(train: Train, carrier: Carrier, start: number, end: number): ThroughputMeasured {
  const begin = (train.first ?? start) + SETTLE_MS;
  const lineRate = carrier.rate(train.steady, begin, end) * carrier.frame * 8;
  const [first = end, last = end] = [train.steady[0], train.steady.at(-1)];
  const goodput = last > first ? ((train.bytes[1] - train.bytes[0]) * 8000) / (last - first) : 0;
  const seconds = (end - start) / 1000;
  return { kind: 'throughput', tool: carrier.tool, reachable: true, goodput, lineRate, seconds };
}

function nothing(start: number, tool: Carrier['tool'] = 'segments'): ThroughputMeasured {
  return { kind: 'throughput', tool, reachable: false, seconds: (performance.now() - start) / 1000 };
}
