import type { PredictedMatrix } from '../analyze/matrix/predict.js';
import { shapersOf } from '../analyze/shapers.js';
import type { Flow, Verdict } from '../analyze/verdict.js';
import type { Fabric, FabricHost } from '../fabric/fabric.js';
import type { Kernel } from '../kernel/kernel.js';
import { rows } from '../model/json.js';
import type { MeshProbe } from '../probe/mesh/carrier.js';
import { measureMesh } from '../probe/mesh/mesh.js';
import type { SlowLine } from '../probe/mesh/pace.js';
import { type Fates, fatesOf } from './matrix/fates.js';

/** Every ordered pair of hosts and one probe: what the configuration says, and what packets did. */
export interface Comparison {
  readonly probe: MeshProbe;
  readonly predicted: PredictedMatrix;
  readonly measured: Fates;
}

/** One pair of it. */
export interface Compared {
  readonly flow: Flow;
  readonly predicted: Verdict;
  readonly reached: boolean;
  /** For people: `answered`, `arrived, but no answer came back`. */
  readonly measured: string;
}

export interface CompareOptions {
  /** Places of the hosts between which packets are sent; absent: all. */
  readonly among?: readonly number[];
  /** How long nothing may come before what nobody expects is given up, in ms; see `MeshQuestion`. */
  readonly silenceMs?: number;
}

/**
 * Measures every ordered pair of a fabric's hosts with every probe at once; `predict` says what is expected. The kernel
 * has to hold the fabric. Predictions tell the measurement how long to wait and what to send slowly, nothing else.
 */
export async function compareAll(
  kernel: Pick<Kernel, 'within'>,
  fabric: Fabric,
  probes: readonly MeshProbe[],
  predict: (probe: MeshProbe) => PredictedMatrix,
  { among, silenceMs }: CompareOptions = {},
): Promise<Comparison[]> {
  const all = rows(fabric.hosts);
  const places = among ?? all.map((_, place) => place);
  const placeOf = (index: number): number => places[index] ?? -1;
  const matrices = probes.map((probe) => predict(probe));
  const lines = matrices.map((matrix, at) => slowLines(fabric, matrix, probes[at]));
  const answer = await measureMesh(kernel, {
    hosts: places.flatMap((place) => meshHost(all[place])),
    probes,
    ...(silenceMs === undefined ? {} : { silenceMs }),
    hint: (from, to, probe) => ({
      expected: matrices[probe]?.codeOf(placeOf(from), placeOf(to)) === undefined,
      lines: lines[probe]?.(placeOf(from), placeOf(to)) ?? [],
    }),
  });
  return probes.flatMap((probe, at): Comparison[] => {
    const predicted = matrices[at];
    return predicted ? [{ probe, predicted, measured: fatesOf(answer, at, places) }] : [];
  });
}

const meshHost = (host: FabricHost | undefined) =>
  host ? [{ namespace: host.id, address: host.address }] : [];

/** Bits per second; above it a burst of a whole mesh does not fill a shaper's queue. */
const SLOW = 100_000_000;

/** The slow lines of each pair: pairs of the same classes take the same way. */
function slowLines(
  fabric: Fabric,
  { hosts, classes, classOf }: PredictedMatrix,
  probe: MeshProbe | undefined,
): (from: number, to: number) => readonly SlowLine[] {
  const known: (readonly SlowLine[] | undefined)[] = new Array(classes.length ** 2);
  return (from, to) => {
    const cell = (classOf[from] ?? 0) * classes.length + (classOf[to] ?? 0);
    const flow = { from: hosts[from] ?? '', to: hosts[to] ?? '', ...(probe ?? { protocol: 'icmp' }) };
    const found = known[cell] ?? shapersOf(fabric, flow).filter(({ rate }) => rate < SLOW);
    known[cell] = found;
    return found;
  };
}
