import type { Fabric } from '../../fabric/fabric.js';
import type { Cidr } from '../../model/cidr.js';
import { rows } from '../../model/json.js';
import { predict, type WhyNoRoute } from '../predict.js';
import type { Flow, ReasonCode, Verdict } from '../verdict.js';
import { classesOf } from './classes.js';
import { marksOf } from './marks.js';

/** What is asked between all hosts. */
export type MatrixProbe = Pick<Flow, 'protocol' | 'port'>;

/** Why no answer comes, without words: the same for all pairs of two classes. */
export interface Reason {
  readonly code: ReasonCode;
  /** Absent if nothing is sent. */
  readonly direction?: 'forward' | 'return';
  /** What has to change. */
  readonly object?: string;
}

/** Predictions for every ordered pair of a fabric's hosts, which are called by their places in `hosts`. */
export interface PredictedMatrix {
  /** Their ids, sorted. */
  readonly hosts: readonly string[];
  /** Places of hosts that nothing tells apart. */
  readonly classes: readonly (readonly number[])[];
  /** Of each host: the place of its class. */
  readonly classOf: readonly number[];
  /** `undefined`: reachable, as a host is for itself. One object for each reason of a matrix. */
  readonly reasonOf: (from: number, to: number) => Reason | undefined;
  readonly codeOf: (from: number, to: number) => ReasonCode | undefined;
  /** As `predict` has it for this very pair. */
  readonly verdictOf: (from: number, to: number) => Verdict;
}

/** A cell of two classes: nobody has asked yet; it has to be found for each pair of hosts; reachable; else a reason. */
const UNKNOWN = 0;
const EACH = 1;
const REACHABLE = 2;
const FIRST_REASON = 3;

/**
 * Predicts by classes of hosts: one pair of hosts answers for all pairs of their classes. `blocks` is all that `why`
 * may tell addresses apart by, beyond what is in the fabric; without it `why` is asked for each pair that it decides.
 */
export function predictMatrix(
  fabric: Fabric,
  probe: MatrixProbe,
  why: WhyNoRoute,
  blocks?: Iterable<Cidr>,
): PredictedMatrix {
  const table = rows(fabric.hosts);
  const hosts = table.map(({ id }) => id);
  const { classes, classOf } = classesOf(table.map(marksOf(fabric, blocks ?? [])));
  const ask = watched(why);
  const reasons = register();
  const verdictOf = (from: number, to: number): Verdict =>
    predict(fabric, { from: hosts[from] ?? '', to: hosts[to] ?? '', ...probe }, ask.why);
  const cells = new Uint32Array(classes.length ** 2);
  const cellOf = (from: number, to: number): number => {
    const at = (classOf[from] ?? 0) * classes.length + (classOf[to] ?? 0);
    const known = cells[at] ?? UNKNOWN;
    if (known > EACH) return known;
    const before = ask.asked();
    const found = reasons.numberOf(verdictOf(from, to));
    cells[at] = blocks !== undefined || ask.asked() === before ? found : EACH;
    return found;
  };
  const reasonOf = (from: number, to: number): Reason | undefined =>
    from === to ? undefined : reasons.at(cellOf(from, to));
  return {
    hosts,
    classes,
    classOf,
    reasonOf,
    codeOf: (from, to) => reasonOf(from, to)?.code,
    verdictOf,
  };
}

/** Reasons by the numbers of cells. */
function register() {
  const numbers = new Map<string, number>();
  const reasons: Reason[] = [];
  return {
    numberOf({ reachable, code, direction, object }: Verdict): number {
      if (reachable || code === undefined) return REACHABLE;
      const key = JSON.stringify([code, direction, object]);
      const number = numbers.get(key) ?? FIRST_REASON + reasons.length;
      if (!numbers.has(key))
        reasons.push({ code, ...(direction && { direction }), ...(object !== undefined && { object }) });
      numbers.set(key, number);
      return number;
    },
    at: (number: number): Reason | undefined => reasons[number - FIRST_REASON],
  };
}

/** What the cloud has said it says again; counts how often it was asked. */
function watched(why: WhyNoRoute): { readonly why: WhyNoRoute; readonly asked: () => number } {
  const known = new Map<string, ReturnType<WhyNoRoute>>();
  let asked = 0;
  return {
    why: (...question) => {
      asked++;
      const key = question.join(' ');
      const answer = known.get(key) ?? why(...question);
      known.set(key, answer);
      return answer;
    },
    asked: () => asked,
  };
}
