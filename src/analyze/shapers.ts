import type { Fabric } from '../fabric/fabric.js';
import { type Limit, limitsOf } from './limits.js';
import { leg } from './predict.js';
import type { Flow } from './verdict.js';
import type { Crossing } from './walk.js';

/** The shapers that a flow's request passes, as far as it comes, and then its answer's. */
export const shapersOf = (fabric: Fabric, flow: Flow): Limit[] =>
  crossings(fabric, flow).flatMap((crossing) => limitsOf(fabric, crossing));

function crossings(fabric: Fabric, flow: Flow): readonly Crossing[] {
  const [from, to] = [fabric.hosts[flow.from], fabric.hosts[flow.to]];
  if (!from?.up || !to || from === to) return [];
  const there = leg(fabric, flow, from, to, 'request');
  if (there.stop) return there.links;
  return [...there.links, ...leg(fabric, flow, to, from, 'answer').links];
}
