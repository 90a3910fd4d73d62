import type { BillCheckEvent, CheckEvent, MatrixCheckEvent } from '../lab/event.js';
import { probeText } from './matrix/words.js';

/** What a check is between: `a -> b`, `a -> b, a -> c`, `a -> b:443`, `a -> 10.9.0.1 (b)`; of a bill, whose and of what; of a matrix, `5 hosts, TCP 443`. */
export function pairText(event: CheckEvent, arrow: string): string {
  if (event.check === 'bill') return billText(event, arrow);
  if (event.check === 'matrix') return matrixText(event);
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

const matrixText = ({ hosts, protocol, port }: MatrixCheckEvent): string =>
  `${hosts} ${hosts === 1 ? 'host' : 'hosts'}, ${probeText({ protocol, port })}`;
