import { deriveFabric } from '../../cloud/fabric.js';
import { describe } from '../../kernel/describe.js';
import type { Kernel } from '../../kernel/kernel.js';
import type { Room } from '../../kernel/room.js';
import { EXIT, LabError, type Problem } from '../../model/errors.js';
import { unreachable } from '../../model/never.js';
import type { Change } from '../../plane/change.js';
import { isEmpty, type Patch, patched } from '../../plane/patch.js';
import type { MeshProbe } from '../../probe/mesh/carrier.js';
import { runCheck } from '../check.js';
import { compareAll } from '../compare.js';
import { refuseDemand } from '../limits/refuse.js';
import { allCompared, comparedAt, differences, differenceText } from '../matrix/differences.js';
import { matrixOf } from '../matrix/predicted.js';
import { NOTHING, planBetween, planFromAll } from '../reconcile.js';
import { refuseLackingOf } from '../without.js';
import { applyAtomically, NotDone } from './atomically.js';
import type { Look, Note, Report, Suits, Task, Tasks } from './task.js';

/** A worker's side of a standing lab: does tasks on a kernel, and remembers only what was wanted last. */
export function worker(kernel: Kernel): (task: Task) => Promise<Report> {
  let wanted = NOTHING;
  const reconcile = async (patch: Patch, look: Look): Promise<readonly Note[]> => {
    const next = patched(wanted, patch);
    const all = look === 'all' || (look === 'changed-or-all' && isEmpty(patch));
    const prepared = all ? await planFromAll(kernel, next) : await planBetween(kernel, wanted, next);
    await applyAtomically(kernel, prepared);
    wanted = next;
    return prepared.plan.map(noteOf);
  };
  const carryOut = async (task: Task): Promise<Tasks[keyof Tasks]['answer']> => {
    switch (task.do) {
      case 'suits':
        refuseUnsuited(kernel, task);
        return {};
      case 'reconcile':
        return { changes: await reconcile(task.patch, task.look) };
      case 'compare':
        return { changes: (await planFromAll(kernel, patched(wanted, task.patch))).plan.map(noteOf) };
      case 'check':
        return runCheck(kernel, task.state, task.check);
      case 'mesh':
        return mesh(kernel, task);
      case 'counters':
        return { counters: await kernel.counters(task.interfaces) };
      default:
        return unreachable(task);
    }
  };
  return async (task) => {
    try {
      return { id: task.id, answer: await carryOut(task) };
    } catch (error) {
      return { id: task.id, restored: !(error instanceof NotDone) || error.restored, ...failureOf(error) };
    }
  };
}

/** What stands already has its memory. */
function refuseUnsuited(kernel: Kernel, { file, features, demand, standing }: Suits): void {
  refuseLackingOf(features, file, kernel);
  const room = (): Room => {
    const left = kernel.room();
    return { ...left, memory: left.memory + (standing?.memory ?? 0) };
  };
  refuseDemand(demand, file, { room });
}

async function mesh(
  kernel: Kernel,
  { world, probes, silenceMs }: Tasks['mesh']['ask'],
): Promise<Tasks['mesh']['answer']> {
  const predict = (probe: MeshProbe) => matrixOf(world, probe);
  const compared = await compareAll(kernel, deriveFabric(world), probes, predict, {
    ...(silenceMs === undefined ? {} : { silenceMs }),
  });
  return {
    pairs: compared.flatMap(allCompared).length,
    differences: compared.flatMap((one) =>
      differences(one).map(([from, to]) => differenceText(comparedAt(one, from, to))),
    ),
  };
}

function noteOf(change: Change): Note {
  return { ...describe(change), reason: change.reason };
}

function failureOf(error: unknown): { readonly exit: LabError['exit']; readonly problem: Problem } {
  if (error instanceof LabError) return { exit: error.exit, problem: error.problem };
  const [what = 'unknown error', ...rest] = String(error instanceof Error ? error.stack : error).split('\n');
  return {
    exit: EXIT.failed,
    problem: { what, why: rest.join('\n'), hint: 'this is a fault of transitlab' },
  };
}
