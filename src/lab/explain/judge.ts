import type { Verdict } from '../../analyze/verdict.js';
import type { Ended, MeasuredFlow, MeasuredHop } from '../../explain/measured.js';
import type { CableWay } from '../../plane/compile/trail.js';
import type { SingleAnswer } from '../../probe/mesh/single.js';
import { follow } from './follow.js';
import { judgeHop } from './hop.js';
import { cablesOf, type Scene, type Way } from './scene.js';

/** Hosts by id, and the addresses that the request goes from and to. */
export interface Ends {
  readonly from: string;
  readonly to: string;
  readonly source: string;
  readonly destination: string;
}

/** Sets what was counted against the verdict. Pure. */
export function judgeFlow(
  scene: Scene,
  ends: Ends,
  verdict: Verdict,
  answer: SingleAnswer,
): Omit<MeasuredFlow, 'sent'> {
  const stop = verdict.reachable ? {} : { stop: verdict.code ?? '' };
  const back = verdict.reachable || verdict.direction === 'return';
  const there: Way = { ...ends, hops: verdict.path, ...(back ? {} : stop) };
  const home: Way = {
    from: ends.to,
    to: ends.from,
    destination: ends.source,
    hops: verdict.returnPath,
    ...(back ? stop : {}),
  };
  const path = judgeWay(scene, there, home);
  const returnPath = back ? judgeWay(scene, home, there) : [];
  const fate = answer.sent ? (answer.fate === 'elsewhere' ? 'silent' : answer.fate) : 'nothing-sent';
  const asPredicted = (hop: MeasuredHop): boolean => hop.outcome === 'passed' || hop.outcome === 'stopped';
  const agrees = [...path, ...returnPath].every(asPredicted) && (fate === 'answered') === verdict.reachable;
  const result = { agrees, fate, path, returnPath } as const;
  if (agrees) return { ...result, text: agreement(verdict, [...path, ...returnPath]) };
  const ended = path.every(asPredicted) && back ? endOf(scene, home, there) : endOf(scene, there, home);
  return { ...result, text: difference(verdict, ended), ended };
}

function judgeWay(scene: Scene, way: Way, other: Way): MeasuredHop[] {
  const own = cablesOf(scene, way);
  const crossed = follow(scene.plane, scene.moved, way.from, { own, others: cablesOf(scene, other) });
  let came: CableWay | undefined = own[0];
  return way.hops.map((hop, at) => {
    if (!came) throw new Error(`no way leads to hop ${hop.router}`);
    const judged = judgeHop(scene, way, at, came, onwardFrom(scene, crossed, hop.router));
    came = cablesInto(scene, way, at) ?? came;
    return judged;
  });
}

/** The last cable of a hop: the next one's first. */
const cablesInto = (scene: Scene, way: Way, at: number): CableWay | undefined =>
  cablesOf(scene, { ...way, hops: way.hops.slice(0, at + 1), stop: 'cut' }).at(-1);

/** What packets crossed behind a router, the last time that they were there. */
function onwardFrom({ trails }: Scene, crossed: readonly CableWay[], router: string): readonly CableWay[] {
  const namespace = trails.namespaceOf(router);
  const at = crossed.map(({ receiver }) => receiver.namespace).lastIndexOf(namespace);
  return at < 0 ? [] : crossed.slice(at + 1);
}

function endOf(scene: Scene, way: Way, other: Way): Ended {
  const { trails, moved, plane } = scene;
  const crossed = follow(plane, moved, way.from, {
    own: cablesOf(scene, way),
    others: cablesOf(scene, other),
  });
  const last = crossed.at(-1);
  const names = [way.from, ...crossed.map(({ receiver }) => trails.nameOf(receiver.namespace))];
  const route = names.filter((name, i) => name !== names[i - 1]);
  const at = route.at(-1) ?? way.from;
  if (!last) return { at, way: route, text: `no counter moved: nothing left ${way.from}` };
  const [from, dev] = [trails.nameOf(last.sender.namespace), last.receiver.dev];
  const n = moved.received(last.receiver);
  const text = `the last counter that moved is that of ${dev} at ${at}: ${n} frame${n === 1 ? '' : 's'} in from ${from}`;
  return { at, way: route, text };
}

function agreement({ reachable, direction, code }: Verdict, hops: readonly MeasuredHop[]): string {
  const last = hops.at(-1);
  if (!last)
    return reachable ? 'nothing was to be sent' : 'as predicted, the host has no way to send anything';
  if (reachable)
    return `as predicted, the packet arrived and the answer came back: all ${hops.length} hops counted them`;
  const what = direction === 'return' ? 'the answer' : 'the packet';
  if (code === 'ROUTE_LOOP') return `as predicted, ${what} goes round until its time is over: ${last.text}`;
  return `as predicted, ${what} ended at ${last.router}: ${last.text}`;
}

const difference = ({ reachable, code }: Verdict, { at, text, way }: Ended): string =>
  `predicted ${reachable ? 'reachable' : `unreachable: ${code ?? ''}`}, ` +
  `but packets went ${way.join(' -> ')} and ended at ${at}; ${text}`;
