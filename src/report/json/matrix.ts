import type { Reason } from '../../analyze/matrix/predict.js';
import { comparedAt } from '../../lab/matrix/differences.js';
import type { Matrix } from '../../lab/matrix/matrix.js';
import { type Changed, changesIn, diffOf, type MatrixDiff } from '../matrix/changes.js';
import { type Blocked, blockedIn, countsOf } from '../matrix/groups.js';
import { differing } from '../matrix/text.js';
import { optional } from './optional.js';
import { type JsonMatrix, type JsonMoment, type JsonReason, MATRIX_SCHEMA_VERSION } from './schema-matrix.js';

/** One moment, or two and what changed between them, as a document. */
export function jsonMatrix(
  { file, name }: { readonly file: string; readonly name: string },
  version: string,
  matrices: readonly Matrix[],
): JsonMatrix {
  const [first, second] = matrices;
  const { protocol, port }: { protocol: JsonMatrix['protocol']; port?: number } = first?.probe ?? {
    protocol: 'icmp',
  };
  return {
    schemaVersion: MATRIX_SCHEMA_VERSION,
    tool: { name: 'transitlab', version },
    file,
    name,
    protocol,
    ...optional('port', port),
    moments: matrices.map(moment),
    ...optional('diff', first && second && diff(diffOf(first, second))),
  };
}

function moment(matrix: Matrix): JsonMoment {
  const { hosts, measured } = matrix;
  const { pairs, reachable, blocked } = countsOf(matrix);
  return {
    step: matrix.moment.step,
    ...optional('item', matrix.moment.item),
    ...optional('title', matrix.moment.title),
    summary: { hosts: hosts.length, pairs, reachable, blocked },
    hosts: hosts.map(({ id, address, subnet, network, region }) => ({
      id,
      address,
      subnet,
      network,
      region,
    })),
    ...cellsOf(matrix),
    blocked: blockedIn(matrix).map((group) => blockedGroup(matrix, group)),
    measured: measured !== undefined,
    differences: (differing(matrix) ?? []).map(([from, to]) => difference(matrix, from, to)),
  };
}

/** Each reason once, and its place in the cells of whom it stops. */
function cellsOf({ hosts, predicted }: Matrix): Pick<JsonMoment, 'reasons' | 'cells'> {
  const places = new Map<Reason, number>();
  const placeOf = (of: Reason): number => {
    const place = places.get(of) ?? places.size;
    places.set(of, place);
    return place;
  };
  const cells = hosts.map((_, from) =>
    hosts.map((_to, to) => {
      const found = predicted.reasonOf(from, to);
      return found ? placeOf(found) : null;
    }),
  );
  return { reasons: [...places.keys()].map(reason), cells };
}

const reason = ({ code, direction, object }: Reason): JsonReason => ({
  code,
  ...optional('direction', direction),
  ...optional('object', object),
});

const blockedGroup = (matrix: Matrix, group: Blocked): JsonMoment['blocked'][number] => ({
  from: group.from,
  to: group.to,
  pairs: group.pairs,
  example: example(matrix, group.example),
  reason: reason(group.reason),
});

const example = ({ hosts, predicted }: Matrix, [from, to]: readonly [number, number]) => ({
  from: hosts[from]?.id ?? '',
  to: hosts[to]?.id ?? '',
  text: predicted.verdictOf(from, to).text,
});

function difference(
  { probe, predicted, measured }: Matrix,
  from: number,
  to: number,
): JsonMoment['differences'][number] {
  if (!measured) throw new Error('what was not measured differs in nothing');
  const compared = comparedAt({ probe, predicted, measured }, from, to);
  const found = predicted.reasonOf(from, to);
  return {
    from: compared.flow.from,
    to: compared.flow.to,
    ...optional('predicted', found && reason(found)),
    text: compared.predicted.text,
    measured: compared.measured,
  };
}

const diff = (of: MatrixDiff): NonNullable<JsonMatrix['diff']> => ({
  gone: [...of.gone],
  come: [...of.come],
  changes: changesIn(of).map((one) => changed(of, one)),
});

function changed(of: MatrixDiff, { change, from, to, before, after, pairs, example: places }: Changed) {
  const at = after ? 1 : 0;
  const [sender, receiver] = places;
  const pair = [of.placesOf(sender)[at], of.placesOf(receiver)[at]] as const;
  return {
    change,
    from,
    to,
    pairs,
    example: example(after ? of.after : of.before, pair),
    ...optional('before', before && reason(before)),
    ...optional('after', after && reason(after)),
  };
}
