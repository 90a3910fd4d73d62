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
  const after = remedy && tried(world, remedy);
  if (!after || typeof after === 'string') throw new Error(after ?? 'there is no such remedy');
  return after;
}

/** The world after a remedy, or the code with which a cloud refused it. */
function tried(world: World, remedy: Remedy): World | string {
  if (remedy.kind === 'heal') return heal(world, remedy.fault);
  if (remedy.kind === 'file') return remedy.world;
  return remedy.calls.reduce<World | string>((current, call) => {
    if (typeof current === 'string') return current;
    const result = apply(current, call);
    return result.ok ? settle(result.world).world : result.error.code;
  }, world);
}

/** What a remedy brings a flow to. */
function outcomeOf(world: World, remedy: Remedy, flow: Flow): string {
  const after = tried(world, remedy);
  return typeof after === 'string' ? after : said(after, flow);
}

/** What a flow comes to: `reachable`, or the code and the direction. */
export function said(world: World, flow: Flow): string {
  const { reachable, code, direction = 'forward' } = verdictOf(world, flow);
  return reachable ? 'reachable' : `${code} ${direction}`;
}

/** What the first remedy is, and what the flow comes to by it. */
export function first(world: World, flow: Flow): readonly [string, string] {
  const [remedy] = remediesAgainst(world, flow);
  return remedy ? [textOf(remedy), outcomeOf(world, remedy, flow)] : ['none', said(world, flow)];
}

/** The last remedy as well: what is done when nothing gentler helps. */
export function last(world: World, flow: Flow): readonly [string, string] {
  const remedy = remediesAgainst(world, flow).at(-1);
  return remedy ? [textOf(remedy), outcomeOf(world, remedy, flow)] : ['none', said(world, flow)];
}

/** All of them. */
export const all = (world: World, flow: Flow): readonly (readonly [string, string])[] =>
  remediesAgainst(world, flow).map((remedy) => [textOf(remedy), outcomeOf(world, remedy, flow)]);
