import { isDeepStrictEqual } from 'node:util';
import { deriveFabric } from '../../src/cloud/fabric.js';
import type { World } from '../../src/cloud/world.js';
import { rows } from '../../src/model/json.js';
import { alibabaFlaws } from './alibaba/invariants.js';
import type { Played } from './moves.js';
import { ownOf } from './seen.js';
import { carriageFlaws, tencentFlaws } from './tencent/invariants.js';
import { transitionFlaws } from './tencent/transitions.js';

/** What must hold of every state, whatever was called. */
export const stateFlaws = (world: World): string[] => [
  ...alibabaFlaws(world),
  ...tencentFlaws(world),
  ...(world.timers.some(({ at }, i) => i > 0 && at < (world.timers[i - 1]?.at ?? 0))
    ? ['timers out of order']
    : []),
];

/** What must hold of the network that a state makes. */
export const wiringFlaws = (world: World): string[] => [...carriageFlaws(world), ...cableFlaws(world)];

/** Clouds meet in data centres and over IPsec connections, nowhere else. */
function cableFlaws(world: World): string[] {
  const { links, routers } = deriveFabric(world);
  const cloudOf = (id: string) => world.accounts[routers[id]?.account ?? '']?.cloud;
  return rows(links)
    .filter(({ kind }) => kind !== 'line' && kind !== 'tunnel')
    .filter(({ ends: [a, b] }) => cloudOf(a) !== cloudOf(b))
    .map(({ id }) => `${id} leads from one cloud to another`);
}

/** What must hold of a step from one state to the next. */
export function stepFlaws(before: World, { world, called, call, result }: Played): string[] {
  const after = called ?? before;
  const flaws = [...transitionFlaws(before, after, 'call'), ...transitionFlaws(after, world, 'clock')];
  if (!call || !result?.ok) return flaws;
  const other = before.accounts[call.as]?.cloud === 'alibaba' ? 'tencent' : 'alibaba';
  return untouched(before, after, other) ? flaws : [...flaws, `a call changed ${other}`];
}

/** Whether all that belongs to a cloud is as it was. */
function untouched(before: World, after: World, cloud: 'alibaba' | 'tencent'): boolean {
  if (before[cloud] !== after[cloud]) return false;
  const [was, is] = [ownOf(before, cloud), ownOf(after, cloud)];
  return isDeepStrictEqual(
    { ...was, serial: 0, timers: [], alibaba: 0, tencent: 0, vpnConnections: 0 },
    { ...is, serial: 0, timers: [], alibaba: 0, tencent: 0, vpnConnections: 0 },
  );
}
