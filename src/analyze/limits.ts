import type { Fabric } from '../fabric/fabric.js';
import type { LimitCode } from './verdict.js';
import type { Crossing } from './walk.js';

/** A shaper on the way of a packet. */
export interface Limit {
  /** What shares the shaper: one direction of a cable, or all that leaves a region. */
  readonly id: string;
  /** Bits per second. */
  readonly rate: number;
  /** What set the rate. */
  readonly text: string;
  readonly code: LimitCode;
  /** What has to change for more, in the cloud's terms. */
  readonly object: string;
  /** The cable before which it stands, and the router that sends into that. */
  readonly link: string;
  readonly router: string;
}

/** A cable's own rate, and before a cable to another region the cap on all that leaves the region. */
export function limitsOf(fabric: Fabric, { link, end }: Crossing): Limit[] {
  const router = link.ends[end];
  const rate = link.rate?.[end];
  const cap = link.kind === 'region-connection' ? fabric.routers[router]?.egressCap : undefined;
  const place = { link: link.id, router };
  const { object, text } = link.rateOrigin ?? { object: link.id, text: link.label };
  const code = link.testBandwidth ? 'TEST_BANDWIDTH' : 'RATE_LIMITED';
  return [
    ...(cap ? [{ id: router, rate: cap.rate, ...cap.origin, code: 'RATE_LIMITED' as const, ...place }] : []),
    ...(rate === undefined ? [] : [{ id: `${link.id} ${end}`, rate, text, object, code, ...place } as const]),
  ];
}

/** The narrowest shaper of a way; of equal ones the first. Absent: nothing limits it. */
export const narrowest = (fabric: Fabric, crossings: readonly Crossing[]): Limit | undefined =>
  crossings
    .flatMap((crossing) => limitsOf(fabric, crossing))
    .reduce<Limit | undefined>((best, limit) => (best && best.rate <= limit.rate ? best : limit), undefined);
