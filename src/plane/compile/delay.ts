import type { Delay } from '../../fabric/fabric.js';
import { lossOf, partsOf } from '../loss.js';
import type { LineDelay } from '../plane.js';
import { QUEUE_MS } from './shaper.js';

const NS_PER_MS = 1e6;
/** What the smallest frames take on a line; and what this side of a cable passes at most, whatever its rate. */
const SMALLEST_FRAME = 60;
const FRAMES_PER_SECOND = 2_000_000;
/** For bursts faster than the line's rate. */
const ROOM = 1000;

/** netem's parameters. What it may hold follows from rate and latency, reckoned in the smallest frames. */
export function lineDelay({ latency, jitter, loss }: Delay, rate: number): LineDelay {
  const framesPerSecond = Math.min(FRAMES_PER_SECOND, rate / 8 / SMALLEST_FRAME);
  // On their way, and behind it in the shaper's queue.
  const ms = latency + jitter + QUEUE_MS + 2 * latency;
  return {
    latency: Math.round(latency * NS_PER_MS),
    jitter: Math.round(jitter * NS_PER_MS),
    loss: lossOf(partsOf(loss)),
    limit: ROOM + Math.ceil((framesPerSecond * ms) / 1000),
  };
}

export const isNothing = ({ latency, jitter, loss }: Delay): boolean => latency + jitter + loss === 0;
