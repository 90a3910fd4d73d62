import type { Shaper } from '../plane.js';
import { burstOf, ticksOf } from '../ticks.js';

const FRAME = 1514;
const BURST_SECONDS = 0.001;
export const QUEUE_MS = 50;

/**
 * HTB's parameters for a rate. The burst is about 1 ms of the rate and holds three frames, unless that would let a
 * slow line run free for long: HTB lets a class go into debt, so a burst below one frame still passes frames.
 * The queue is bounded in time, or else answers drown behind it at low rates; two frames always fit. On a line with
 * latency it holds what is on the way there and back as well: less, and TCP's rate falls below the line's whenever it
 * slows down.
 */
export function shaper(rate: number, latencyMs = 0): Shaper {
  const bytes = rate / 8;
  const queueMs = QUEUE_MS + 2 * latencyMs;
  const burst = Math.max(
    1,
    Math.ceil(Math.max(bytes * BURST_SECONDS, Math.min(3 * FRAME, (bytes * QUEUE_MS) / 1000))),
  );
  return {
    rate,
    // What the kernel can keep, so that it reads back as it was written.
    burst: burstOf(rate, ticksOf({ rate, burst })),
    queue: Math.ceil(Math.max(2 * FRAME, (bytes * queueMs) / 1000)),
    quantum: FRAME,
  };
}

/** Below this rate a shaper counts single frames: what feeds it must not send bundles of segments. */
export const SINGLE_FRAMES_BELOW = 2_000_000_000;
