import type { Fabric, FabricLink, Payer } from './fabric.js';

/** One direction of traffic between two regions, and who pays for it. */
export interface Way extends Payer {
  readonly from: string;
  readonly to: string;
}

/** What a bill makes of traffic that enters a link at an end; `undefined` where nobody pays. */
export function wayOf(fabric: Fabric, { payer, ends }: FabricLink, end: 0 | 1): Way | undefined {
  const [from, to] = [ends[end], ends[end === 0 ? 1 : 0]].map((id) => fabric.routers[id]?.region);
  return payer && from !== undefined && to !== undefined ? { ...payer, from, to } : undefined;
}

/** The same for the same line of a bill. */
export const wayKey = ({ account, network, object, terms, from, to }: Way): string =>
  [account, network, object, terms, from, to].join(' ');
