import { pointText } from '../explain/moment.js';
import type { Matrix, Snapshot } from '../lab/matrix/matrix.js';
import { version } from '../lab/package.js';
import type { SandboxChoice } from '../lab/sandbox/sandbox.js';
import { EXIT, type ExitCode, LabError } from '../model/errors.js';
import type { MeshProbe } from '../probe/mesh/carrier.js';
import { jsonMatrix } from '../report/json/matrix.js';
import { diffOf } from '../report/matrix/changes.js';
import { diffLines } from '../report/matrix/diff-text.js';
import { differing, matrixLines } from '../report/matrix/text.js';
import { plain } from '../report/text/layout.js';
import type { Scenario } from '../scenario/scenario.js';
import { styleOf } from './dress.js';
import type { Host } from './host.js';
import { loadOne } from './load.js';
import { measureAll } from './measure-matrix.js';
import type { Ports } from './ports.js';

export interface MatrixOptions extends SandboxChoice {
  readonly format: 'text' | 'json';
  readonly proto: MeshProbe;
  readonly at?: string;
  /** Two moments. */
  readonly diff?: readonly string[];
  readonly predicted?: boolean;
  readonly quiet?: boolean;
}

/** `transitlab matrix`: exit 1 if packets do otherwise than predicted. */
export async function matrix(
  given: string | undefined,
  options: MatrixOptions,
  host: Host,
  ports: Ports,
): Promise<ExitCode> {
  const { file, moments } = askedOf(given, options);
  const scenario = await loadOne('matrix', file, host, ports);
  if (!scenario) return EXIT.usage;
  const snapshots = await Promise.all(moments.map((at) => ports.matrixAt(scenario, options.proto, at)));
  refuseEmpty(snapshots, scenario);
  const matrices = options.predicted
    ? snapshots.map((one) => one.matrix)
    : await measureAll(snapshots, scenario.file, options, host, ports);
  if (!matrices) return EXIT.interrupted;
  host.stdout.write(`${textOf(scenario, matrices, options, host)}\n`);
  return matrices.some((one) => (differing(one)?.length ?? 0) > 0) ? EXIT.failed : EXIT.ok;
}

/** The command line's reader takes a file behind --diff for a third step. */
function askedOf(given: string | undefined, { at, diff }: MatrixOptions) {
  const words = [...(diff ?? []), ...(given === undefined ? [] : [given])];
  const file = words.pop();
  if (file === undefined || (diff && words.length === 0)) throw noFile();
  if (!diff) return { file, moments: [at] };
  if (words.length === 2) return { file, moments: words };
  throw new LabError(EXIT.usage, {
    what: '--diff takes two steps',
    why: `it got ${words.map((step) => JSON.stringify(step)).join(', ')}, and the file ${file}`,
    hint: USAGE,
  });
}

const USAGE = 'transitlab matrix FILE --diff 2 4';

const noFile = (): LabError =>
  new LabError(EXIT.usage, { what: 'a scenario file is missing', hint: 'transitlab matrix FILE' });

function refuseEmpty(snapshots: readonly Snapshot[], { file }: Scenario): void {
  for (const {
    matrix: { hosts, moment },
  } of snapshots) {
    if (hosts.length > 0) continue;
    throw new LabError(EXIT.usage, {
      what: `there are no hosts ${pointText(moment)}`,
      where: file,
      hint: 'ask for a later step (--at), or add hosts to the scenario',
    });
  }
}

function textOf(
  { file, name }: Scenario,
  matrices: readonly Matrix[],
  { format }: MatrixOptions,
  host: Host,
): string {
  const [first, second] = matrices;
  if (format === 'json') return JSON.stringify(jsonMatrix({ file, name }, version(), matrices), undefined, 2);
  const style = styleOf(host.stdout, host.env);
  const lines =
    first && second
      ? diffLines(diffOf(first, second), style)
      : matrices.flatMap((one) => matrixLines(one, style));
  return [style.colors.bold(plain(name, style)), ...lines].join('\n');
}
