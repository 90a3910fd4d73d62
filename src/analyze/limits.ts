import type { Fabric } from '../fabric/fabric.js';
import type { Crossing } from './walk.js';

/** A shaper on the way of a packet. */
export interface Limit {
  /** What shares the shaper: one direction of a cable, or all that leaves a region. */
  readonly id: string;
  /** Bits per second. */
  readonly rate: number;
  /** What set the rate. */
  readonly text: string;
}

/** A cable's own rate, and before a cable to another region the cap on all that leaves the region. */
export function limitsOf(fabric: Fabric, { link, end }: Crossing): Limit[] {
  const from = link.ends[end];
  const rate = link.rate?.[end];
  const cap = link.kind === 'region-connection' ? fabric.routers[from]?.egressCap : undefined;
  return [
    ...(cap ? [{ id: from, rate: cap.rate, text: cap.origin.text }] : []),
    ...(rate === undefined
      ? []
      : [{ id: `${link.id} ${end}`, rate, text: link.rateOrigin?.text ?? link.label }]),
  ];
}
