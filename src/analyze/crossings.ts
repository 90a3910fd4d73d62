import type { Fabric } from '../fabric/fabric.js';
import { leg } from './predict.js';
import type { Flow } from './verdict.js';
import type { Crossing } from './walk.js';

/** The links that a flow's request enters, as far as it comes, and then its answer. */
export function crossings(fabric: Fabric, flow: Flow): readonly Crossing[] {
  const [from, to] = [fabric.hosts[flow.from], fabric.hosts[flow.to]];
  if (!from?.up || !to || from === to) return [];
  const there = leg(fabric, flow, from, to, 'request');
  if (there.stop) return there.links;
  return [...there.links, ...leg(fabric, flow, to, from, 'answer').links];
}
