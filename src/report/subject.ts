import type { CheckEvent } from '../lab/event.js';

/** What a check is between: `a -> b`, `a -> b:443`, `a -> 10.9.0.1 (b)`. */
export function pairText({ check, from, to, address, port }: CheckEvent, arrow: string): string {
  const tail = port === undefined || check === 'throughput' ? '' : `:${port}`;
  const destination = address === undefined ? `${to}${tail}` : `${address}${tail} (${to})`;
  return `${from} ${arrow} ${destination}`;
}
