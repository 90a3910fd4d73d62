import { parseDuration, parseShare } from '../model/units.js';
import type { Both, Path } from './schema.js';

/** There and back; what is not given is nothing. */
export const bothWays = (given: Both | undefined, nothing: string): readonly [string, string] =>
  typeof given === 'object' ? given : [given ?? nothing, given ?? nothing];

/** Milliseconds and shares of a path, there and back. Only for texts that are known to be good. */
export function delaysOf({ latency, jitter, loss }: Pick<Path, 'latency' | 'jitter' | 'loss'>) {
  const [latencies, jitters, losses] = [
    bothWays(latency, '0ms'),
    bothWays(jitter, '0ms'),
    bothWays(loss, '0%'),
  ];
  const one = (way: 0 | 1) => ({
    latency: parseDuration(latencies[way]) ?? 0,
    jitter: parseDuration(jitters[way]) ?? 0,
    loss: parseShare(losses[way]) ?? 0,
  });
  return [one(0), one(1)] as const;
}
