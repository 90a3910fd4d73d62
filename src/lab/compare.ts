import { predict } from '../analyze/predict.js';
import { shapersOf } from '../analyze/shapers.js';
import type { Flow, Verdict } from '../analyze/verdict.js';
import type { Fabric } from '../fabric/fabric.js';
import type { Kernel } from '../kernel/kernel.js';
import { rows } from '../model/json.js';
import type { MeshProbe } from '../probe/mesh/carrier.js';
import { measureMesh } from '../probe/mesh/mesh.js';
import type { SlowLine } from '../probe/mesh/pace.js';
import type { MeshAnswer } from '../probe/mesh/question.js';

/** One ordered pair of hosts and one probe: what the configuration says, and what packets did. */
export interface Compared {
  readonly flow: Flow;
  readonly predicted: Verdict;
  readonly reached: boolean;
  /** For people: `answered`, `arrived, but no answer came back`. */
  readonly measured: string;
}

export type WhyNoRoute = Parameters<typeof predict>[2];

/**
 * Predicts and measures every ordered pair of a fabric's hosts with every probe, in the order of their names. The kernel
 * has to hold the fabric. Predictions tell the measurement how long to wait and what to send slowly, nothing else;
 * `silenceMs`: how long nothing may come before what nobody expects is given up.
 */
export async function compareAll(
  kernel: Pick<Kernel, 'within'>,
  fabric: Fabric,
  probes: readonly MeshProbe[],
  why: WhyNoRoute,
  silenceMs?: number,
): Promise<Compared[]> {
  const hosts = rows(fabric.hosts);
  const names = hosts.map(({ id }) => id);
  const flows = flowsAmong(names, probes);
  const verdicts = flows.map((flow) => predict(fabric, flow, why));
  const place = (from: number, to: number, probe: number): number =>
    (probe * hosts.length + from) * hosts.length + to;
  const lines = flows.map((flow) => slowLines(fabric, flow));
  const answer = await measureMesh(kernel, {
    hosts: hosts.map(({ id, address }) => ({ namespace: id, address })),
    probes,
    ...(silenceMs === undefined ? {} : { silenceMs }),
    hint: (from, to, probe) => {
      const at = place(from, to, probe);
      return { expected: verdicts[at]?.reachable ?? false, lines: lines[at] ?? [] };
    },
  });
  return flows.flatMap((flow, at): Compared[] => {
    const predicted = verdicts[at];
    const [to, from] = [at % hosts.length, Math.floor(at / hosts.length) % hosts.length];
    const probe = Math.floor(at / hosts.length ** 2);
    if (from === to || !predicted) return [];
    const reached = answer.reached(from, to, probe);
    return [{ flow, predicted, reached, measured: measuredText(answer, names, from, to, probe) }];
  });
}

/** Every probe from every host to every host, itself too. */
const flowsAmong = (hosts: readonly string[], probes: readonly MeshProbe[]): Flow[] =>
  probes.flatMap((probe) => hosts.flatMap((from) => hosts.map((to): Flow => ({ from, to, ...probe }))));

/** Bits per second; above it a burst of a whole mesh does not fill a shaper's queue. */
const SLOW = 100_000_000;

const slowLines = (fabric: Fabric, flow: Flow): SlowLine[] =>
  shapersOf(fabric, flow).filter(({ rate }) => rate < SLOW);

function measuredText(
  answer: MeshAnswer,
  names: readonly string[],
  from: number,
  to: number,
  probe: number,
): string {
  switch (answer.fate(from, to, probe)) {
    case 'answered':
      return 'answered';
    case 'arrived':
      return 'arrived, but no answer came back';
    case 'elsewhere':
      return `taken by ${names[answer.takenBy(from, to, probe) ?? -1]}`;
    case 'silent':
      return 'nothing arrived';
  }
}

/** What prediction and packets say differently. */
export const differences = (compared: readonly Compared[]): Compared[] =>
  compared.filter(({ predicted, reached }) => predicted.reachable !== reached);

/** A difference for people: both sides, and the way that was predicted, hop by hop. */
export function differenceText({ flow, predicted, measured }: Compared): string {
  const port = flow.port === undefined ? '' : `/${flow.port}`;
  const said = predicted.reachable ? 'reachable' : `unreachable: ${predicted.code}`;
  const hops = (way: readonly { readonly router: string; readonly decided: string }[]) =>
    way.map(({ router, decided }) => `    ${router}: ${decided}`);
  return [
    `${flow.from} -> ${flow.to} ${flow.protocol}${port}: predicted ${said} (${predicted.text}), measured: ${measured}`,
    '  there:',
    ...hops(predicted.path),
    '  back:',
    ...hops(predicted.returnPath),
  ].join('\n');
}
