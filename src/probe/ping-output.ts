import type { PingMeasured } from './measured.js';

const COUNTS =
  /^(\d+) packets transmitted, (\d+) received,(?: \+\d+ [a-z]+,)* [\d.]+% packet loss, time \d+ms$/m;
const TIMES = /^rtt min\/avg\/max\/mdev = ([\d.]+)\/([\d.]+)\/([\d.]+)\/[\d.]+ ms/m;

/** What ping(8) of iputils printed; `undefined` if it is not in every part what we know. */
export function parsePing(output: string): PingMeasured | undefined {
  const counts = COUNTS.exec(output);
  if (counts === null) return undefined;
  const [sent, received] = [Number(counts[1]), Number(counts[2])];
  if (received > sent) return undefined;
  if (received === 0) return { kind: 'ping', reachable: false, sent, received };
  const [, min, avg, max] = TIMES.exec(output) ?? [];
  if (min === undefined || avg === undefined || max === undefined) return undefined;
  const rtt = { min: Number(min), avg: Number(avg), max: Number(max) };
  return { kind: 'ping', reachable: true, sent, received, rtt };
}
