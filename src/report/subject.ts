import type { BillCheckEvent, CheckEvent } from '../lab/event.js';

/** What a check is between: `a -> b`, `a -> b, a -> c`, `a -> b:443`, `a -> 10.9.0.1 (b)`; of a bill, whose and of what. */
export function pairText(event: CheckEvent, arrow: string): string {
  if (event.check === 'bill') return billText(event, arrow);
  const { check, from, to, flows, address, port } = event;
  if (flows) return flows.map((flow) => `${flow.from} ${arrow} ${flow.to}`).join(', ');
  const tail = port === undefined || check === 'throughput' ? '' : `:${port}`;
  const destination = address === undefined ? `${to}${tail}` : `${address}${tail} (${to})`;
  return `${from} ${arrow} ${destination}`;
}

function billText({ account, from, to, of }: BillCheckEvent, arrow: string): string {
  const regions = from === undefined && to === undefined ? '' : `: ${from ?? 'any'} ${arrow} ${to ?? 'any'}`;
  return `${account}${of === undefined ? '' : ` for ${of}`}${regions}`;
}
