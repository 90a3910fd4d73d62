import type { Flow } from '../../../../src/analyze/verdict.js';
import { apply, heal, settle } from '../../../../src/cloud/clouds.js';
import { deriveFabric } from '../../../../src/cloud/fabric.js';
import type { Remedy } from '../../../../src/cloud/remedies.js';
import { remediesFor } from '../../../../src/cloud/remedy.js';
import type { World } from '../../../../src/cloud/world.js';
import { obstacleOf, verdictOf } from '../../../../src/explain/obstacle.js';
import { frozen } from '../../world.js';

export const ping = (from: string, to: string): Flow => ({ from, to, protocol: 'icmp' });
export const tcp = (from: string, to: string, port: number): Flow => ({ from, to, protocol: 'tcp', port });

/** The remedies against what stops a flow. */
export function remediesAgainst(world: World, flow: Flow): readonly Remedy[] {
  const obstacle = obstacleOf(world, flow);
  if (!obstacle) throw new Error(`nothing stops ${flow.from} -> ${flow.to}`);
  return remediesFor(frozen(world), deriveFabric(world), obstacle);
}

/** `A AttachCcnInstances, B …`, with a star if others lose or gain by it; `heal …`; the text of a change of the file. */
export function textOf(remedy: Remedy): string {
  if (remedy.kind === 'heal') return `heal ${remedy.fault.kind}`;
  if (remedy.kind === 'file') return remedy.text;
  const calls = remedy.calls.map(({ as, action }) => `${as} ${action}`).join(', ');
  return `${calls}${remedy.sweeping ? ' *' : ''}`;
}

/** The world after a remedy; a refused call is a failure of the test. */
export function mended(world: World, remedy: Remedy | undefined): World {
  if (remedy === undefined) throw new Error('there is no such remedy');
  if (remedy.kind === 'heal') return heal(world, remedy.fault);
  if (remedy.kind === 'file') return remedy.world;
  return remedy.calls.reduce((current, call) => {
    const result = apply(current, call);
    if (!result.ok) throw new Error(`${call.as} ${call.action}: ${JSON.stringify(result.error)}`);
    return settle(result.world).world;
  }, world);
}

/** What a flow comes to: `reachable`, or the code and the direction. */
export function said(world: World, flow: Flow): string {
  const { reachable, code, direction = 'forward' } = verdictOf(world, flow);
  return reachable ? 'reachable' : `${code} ${direction}`;
}

/** What the first remedy is, and what the flow comes to by it. */
export function first(world: World, flow: Flow): readonly [string, string] {
  const [remedy] = remediesAgainst(world, flow);
  return remedy ? [textOf(remedy), said(mended(world, remedy), flow)] : ['none', said(world, flow)];
}

/** The last remedy as well: what is done when nothing gentler helps. */
export function last(world: World, flow: Flow): readonly [string, string] {
  const remedy = remediesAgainst(world, flow).at(-1);
  return remedy ? [textOf(remedy), said(mended(world, remedy), flow)] : ['none', said(world, flow)];
}
