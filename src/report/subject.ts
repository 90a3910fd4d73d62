import type { CheckEvent } from '../lab/event.js';

/** What a check is between: `a -> b`, `a -> b, a -> c`, `a -> b:443`, `a -> 10.9.0.1 (b)`. */
export function pairText(event: CheckEvent, arrow: string): string {
  const { check, from, to, flows, address, port } = event;
  if (flows) return flows.map((flow) => `${flow.from} ${arrow} ${flow.to}`).join(', ');
  const tail = port === undefined || check === 'throughput' ? '' : `:${port}`;
  const destination = address === undefined ? `${to}${tail}` : `${address}${tail} (${to})`;
  return `${from} ${arrow} ${destination}`;
}
