import { isDeepStrictEqual } from 'node:util';
import { ask, NobodyThere } from '../../../src/lab/standing/ask.js';
import { LabError } from '../../../src/model/errors.js';
import { finished } from '../../e2e/command.js';
import type { Bench } from '../lab.js';
import { arm, type Kill, kill9 } from './kill.js';
import { type Belief, type Expected, expected, type Order } from './oracle.js';
import { ME } from './sound.js';
import { commandLine } from './words.js';

/** What may be after an order: one state if it was answered, else the one before it or the one after it. */
export interface Given {
  readonly beliefs: readonly Belief[];
  /** What was wrong with the answer. */
  readonly flaws: readonly string[];
}

/** Gives an order on the socket; `strike`: what is to happen meanwhile. */
export async function give(
  lab: Bench,
  belief: Belief,
  order: Order,
  kill?: { readonly at: Kill['at']; readonly usual: number; readonly strike: () => void },
): Promise<Given> {
  const after = expected(belief, order);
  const armed = kill && arm(kill.at, kill.usual, lab.files.journal, kill.strike);
  try {
    const flaws = await answerFlaws(lab, order, after);
    return { beliefs: [after.belief], flaws };
  } catch (error) {
    return { beliefs: withoutAnswer(belief, after, error, armed !== undefined), flaws: [] };
  } finally {
    armed?.now();
  }
}

/** Throws if nothing is answered. */
async function answerFlaws(lab: Bench, order: Order, after: Expected): Promise<string[]> {
  const { socket } = lab.keeper();
  if (order.kind === 'deed') {
    const { outcome } = await ask(socket, ME, 'act', { deed: order.deed });
    const wanted: unknown = JSON.parse(JSON.stringify(after.outcome));
    return isDeepStrictEqual(outcome, wanted)
      ? []
      : [`answered ${JSON.stringify(outcome)}, not ${JSON.stringify(wanted)}`];
  }
  const { dropped } = await ask(socket, ME, 'apply', { script: order.script, mend: false });
  return dropped.length === after.dropped ? [] : [`${dropped.length} dropped, not ${after.dropped}`];
}

/** A keeper that says that it did nothing is held to it; only a dead one leaves open what it did. */
function withoutAnswer(
  belief: Belief,
  { belief: next }: Expected,
  error: unknown,
  killed: boolean,
): readonly Belief[] {
  if (!killed) throw error;
  if (error instanceof NobodyThere) return [belief];
  if (!(error instanceof LabError)) throw error;
  return /keeper died/.test(error.problem.what) ? [belief, next] : [belief];
}

/** Gives an order by a command that is killed on its way; `undefined` if no command line can say it. */
export async function giveAndKill(
  lab: Bench,
  belief: Belief,
  order: Order,
  { at, usual }: { readonly at: Kill['at']; readonly usual: number },
): Promise<Given | undefined> {
  const words = commandLine(order, lab);
  if (!words) return undefined;
  const { belief: next } = expected(belief, order);
  const child = lab.start(...words);
  const armed = arm(at, usual, lab.files.journal, () => kill9(child.pid ?? 0));
  const { exit, stdout, stderr } = await finished(child);
  armed.now();
  if (exit === null) return { beliefs: [belief, next], flaws: [] };
  if (exit === 0) return { beliefs: [next], flaws: [] };
  const wrong = next !== belief ? [`exit ${exit} of ${words.join(' ')}: ${stdout}${stderr}`] : [];
  return { beliefs: [belief], flaws: wrong };
}
