/**
 * Frames per second from the times (ms, ascending) at which equal frames arrived, between the first and the last one.
 * With fewer than two, what came is spread over the time from `beginMs` to `endMs`.
 */
export function frameRate(times: readonly number[], beginMs: number, endMs: number): number {
  const first = times[0];
  const last = times.at(-1);
  if (first !== undefined && last !== undefined && last > first)
    return perSecond(times.length - 1, last - first);
  return perSecond(times.length, endMs - beginMs);
}

/** A pause is longer than so many usual intervals. */
const PAUSE = 1.5;

/**
 * As `frameRate`, but pauses do not count: TCP on a slow line waits for its timer now and then, and the line with it.
 */
export function busyFrameRate(times: readonly number[], beginMs: number, endMs: number): number {
  const intervals = times.slice(1).map((time, i) => time - (times[i] ?? time));
  const usual = [...intervals].sort((a, b) => a - b)[Math.floor(intervals.length / 2)];
  if (usual === undefined || usual === 0) return frameRate(times, beginMs, endMs);
  const busy = intervals.filter((interval) => interval <= PAUSE * usual);
  return perSecond(
    busy.length,
    busy.reduce((sum, interval) => sum + interval, 0),
  );
}

const perSecond = (count: number, ms: number): number => (ms > 0 ? (count * 1000) / ms : 0);
