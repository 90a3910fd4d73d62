import type { Fabric } from '../../fabric/fabric.js';
import type { Cidr } from '../../model/cidr.js';
import { rows } from '../../model/json.js';
import { predict, type WhyNoRoute } from '../predict.js';
import { type Flow, REASON_CODES, type ReasonCode, type Verdict } from '../verdict.js';
import { classesOf } from './classes.js';
import { marksOf } from './marks.js';

/** What is asked between all hosts. */
export type MatrixProbe = Pick<Flow, 'protocol' | 'port'>;

/** Predictions for every ordered pair of a fabric's hosts, which are called by their places in `hosts`. */
export interface PredictedMatrix {
  /** Their ids, sorted. */
  readonly hosts: readonly string[];
  /** Places of hosts that nothing tells apart. */
  readonly classes: readonly (readonly number[])[];
  /** Of each host: the place of its class. */
  readonly classOf: readonly number[];
  /** `undefined`: reachable, as a host is for itself. */
  readonly codeOf: (from: number, to: number) => ReasonCode | undefined;
  /** Which way it fails; `undefined` if it does not, or if nothing is sent. */
  readonly directionOf: (from: number, to: number) => Verdict['direction'];
  /** As `predict` has it for this very pair. */
  readonly verdictOf: (from: number, to: number) => Verdict;
}

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
  const verdictOf = (from: number, to: number): Verdict =>
    predict(fabric, { from: hosts[from] ?? '', to: hosts[to] ?? '', ...probe }, ask.why);
  const cells = new Uint8Array(classes.length ** 2);
  const cell = (from: number, to: number): number => {
    const [row, column] = [classOf[from] ?? 0, classOf[to] ?? 0];
    const at = row * classes.length + column;
    const known = cells[at];
    if (known && known !== EACH) return known;
    const count = ask.asked();
    const found = packed(verdictOf(from, to));
    const counts = blocks !== undefined || ask.asked() === count;
    cells[at] = counts ? found : EACH;
    return found;
  };
  return {
    hosts,
    classes,
    classOf,
    codeOf: (from, to) => (from === to ? undefined : codeIn(cell(from, to))),
    directionOf: (from, to) => (from === to ? undefined : directionIn(cell(from, to))),
    verdictOf,
  };
}

/** What the cloud said before it says again; counts how often it was asked. */
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

/** A cell of a pair of classes: 0 is not known yet, EACH has to be found for each pair of hosts. */
const EACH = 255;
const REACHABLE = 1;
const FIRST_CODE = 2;
const WAYS = [undefined, 'forward', 'return'] as const;

const packed = ({ reachable, code, direction }: Verdict): number =>
  reachable || code === undefined
    ? REACHABLE
    : FIRST_CODE + REASON_CODES.indexOf(code) * WAYS.length + WAYS.indexOf(direction);

const codeIn = (cell: number): ReasonCode | undefined =>
  cell < FIRST_CODE ? undefined : REASON_CODES[Math.floor((cell - FIRST_CODE) / WAYS.length)];

const directionIn = (cell: number): Verdict['direction'] =>
  cell < FIRST_CODE ? undefined : WAYS[(cell - FIRST_CODE) % WAYS.length];
