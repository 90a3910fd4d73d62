import type { Fabric } from '../fabric/fabric.js';
import { type Limit, limitsOf } from './limits.js';
import { leg } from './predict.js';
import type { Flow } from './verdict.js';

/** What a flow gets beside others. */
export interface Share {
  /** Bits per second; absent: nothing limits. */
  readonly rate?: number;
  /** What set it. */
  readonly rateText?: string;
}

interface Open {
  readonly limits: readonly Limit[];
  share?: Share;
}

/**
 * How flows at one time share the shapers on their ways: all grow alike until a shaper is full, the others go on
 * without it (max-min fairness). Each flow has to be one that arrives.
 */
export function sharesOf(fabric: Fabric, flows: readonly Flow[]): Share[] {
  const open: Open[] = flows.map((flow) => ({ limits: waysOf(fabric, flow) }));
  for (let full = fullestOf(open); full; full = fullestOf(open)) {
    const { limit, rate } = full;
    for (const flow of open)
      if (!flow.share && flow.limits.some(({ id }) => id === limit.id))
        flow.share = { rate, rateText: limit.text };
  }
  return open.map(({ share }) => share ?? {});
}

function waysOf(fabric: Fabric, flow: Flow): Limit[] {
  const [from, to] = [fabric.hosts[flow.from], fabric.hosts[flow.to]];
  return from && to && from !== to
    ? leg(fabric, flow, from, to, 'request').links.flatMap((crossing) => limitsOf(fabric, crossing))
    : [];
}

interface Full {
  readonly limit: Limit;
  /** What each flow through it gets of what others have left. */
  readonly rate: number;
}

/** The shaper that is full first, of those that flows without a share cross. */
function fullestOf(flows: readonly Open[]): Full | undefined {
  const limits = flows.flatMap(({ share, limits }) => (share ? [] : limits));
  return limits.reduce<Full | undefined>((best, limit) => {
    const through = flows.filter((flow) => flow.limits.some(({ id }) => id === limit.id));
    const taken = through.reduce((sum, { share }) => sum + (share?.rate ?? 0), 0);
    const rate = (limit.rate - taken) / through.filter(({ share }) => !share).length;
    return best && best.rate <= rate ? best : { limit, rate };
  }, undefined);
}
