import { formatShare } from '../model/units.js';
import type { LineDelay } from './plane.js';

const NS_PER_MS = 1e6;

/** `30 ms ± 2 ms, 0.1 % lost`. */
export function delayText({ latency, jitter, loss }: LineDelay): string {
  const around = jitter === 0 ? '' : ` ± ${jitter / NS_PER_MS} ms`;
  const lost = loss === 0 ? '' : `, ${formatShare(loss)} lost`;
  return `${latency / NS_PER_MS} ms${around}${lost}`;
}
