import type { PredictedMatrix } from '../../analyze/matrix/predict.js';
import type { Flow } from '../../analyze/verdict.js';
import { deriveFabric } from '../../cloud/fabric.js';
import { grouped } from '../../model/grouped.js';
import { rows } from '../../model/json.js';
import type { MeshProbe } from '../../probe/mesh/carrier.js';
import type { Groups, Matrix, MatrixCheck } from '../../scenario/schema.js';
import type { State } from '../script.js';
import { fillText } from '../variables.js';
import { type Ask, asksOf, namesIn } from './asks.js';
import { hostsNamed } from './groups.js';
import { matrixOf } from './predicted.js';

/** What a check of a matrix is about at the moment when it is made. */
export interface MatrixQuestion {
  readonly matrix: Matrix;
  readonly probe: MeshProbe;
  readonly predicted: PredictedMatrix;
  /** Places of the hosts that are concerned. */
  readonly places: readonly number[];
  readonly asks: readonly Ask[];
  /** Names that stand for no host. */
  readonly missing: readonly string[];
}

export function matrixQuestion(
  { world, variables }: State,
  { matrix: written }: MatrixCheck,
  groups: Groups = {},
): MatrixQuestion {
  const hosts = rows(deriveFabric(world).hosts);
  const text = (name: string): string => fillText(name, world, variables);
  const matrix = filled(written, text);
  const members = new Map(namesIn(matrix).map((name) => [name, (groups[name] ?? [name]).map(text)]));
  const found = new Map([...members.values()].flat().map((name) => [name, hostsNamed(world, hosts, name)]));
  const named = (name: string): number[] => [
    ...new Set((members.get(name) ?? []).flatMap((member) => found.get(member) ?? [])),
  ];
  const probe = probeOf(matrix);
  return {
    matrix,
    probe,
    predicted: matrixOf(world, probe),
    places: [...new Set([...found.values()].flat())].sort((a, b) => a - b),
    asks: asksOf(matrix, named),
    missing: [...found].filter(([, places]) => places.length === 0).map(([name]) => name),
  };
}

const probeOf = ({ protocol = 'icmp', port = 0 }: Matrix): MeshProbe =>
  protocol === 'icmp' ? { protocol } : { protocol, port };

function filled(matrix: Matrix, text: (name: string) => string): Matrix {
  const { islands, never, always, one_way: oneWay } = matrix;
  const each = (groups: readonly (readonly string[])[]): string[][] => groups.map((names) => names.map(text));
  return {
    ...matrix,
    ...(islands && { islands: each(islands) }),
    ...(never && { never: each(never) }),
    ...(always && { always: each(always) }),
    ...(oneWay && { one_way: oneWay.map(([from, to]): [string, string] => [text(from), text(to)]) }),
  };
}

/** One flow for each way that packets take: pairs of the same classes go the same way. */
export function flowsOf({ predicted, places, probe }: MatrixQuestion): Flow[] {
  const { hosts, classOf } = predicted;
  const first = [...grouped(places.map((place) => [String(classOf[place]), place] as const)).values()].map(
    (alike) => alike.slice(0, 2),
  );
  return first
    .flat()
    .flatMap((from) =>
      first.flat().map((to): Flow => ({ from: hosts[from] ?? '', to: hosts[to] ?? '', ...probe })),
    )
    .filter(({ from, to }) => from !== to);
}
