import { appendFile } from 'node:fs/promises';
import { relative, resolve, sep } from 'node:path';
import { annotationsOf, diagnosticAnnotations } from '../report/github/annotations.js';
import { type Annotation, commandLine } from '../report/github/command.js';
import { type SummaryContext, stepSummary } from '../report/github/summary.js';
import { hasFailed, type ScenarioRecord } from '../report/record.js';
import { titleOf } from '../report/topology/graph.js';
import { mermaidOf } from '../report/topology/mermaid.js';
import { topologyOf } from '../report/topology/of-world.js';
import type { Diagnostic, Position, Scenario } from '../scenario/scenario.js';
import type { Host, Sink } from './host.js';
import type { Ports } from './ports.js';

type Env = Host['env'];

/** Remarks at the lines that are wrong. GitHub reads them from either stream. */
export function annotateDiagnostics(diagnostics: readonly Diagnostic[], host: Host): void {
  annotate(diagnosticAnnotations(diagnostics), host.stderr, host.env);
}

/**
 * Remarks at checks that failed, and a summary on the job's page. `sink` takes the remarks: not stdout where that is
 * for a machine. What cannot be written is told and changes no verdict.
 */
export async function reportToGitHub(
  records: readonly ScenarioRecord[],
  scenarios: readonly Scenario[],
  sink: Sink,
  host: Host,
  ports: Ports,
): Promise<void> {
  annotate(annotationsOf(records), sink, host.env);
  const path = host.env.GITHUB_STEP_SUMMARY;
  if (!path) return;
  const picture = await pictureOf(records, scenarios, ports);
  const link = linkOf(host.env);
  const context: SummaryContext = { ...(picture && { picture }), ...(link && { linkOf: link }) };
  try {
    await appendFile(path, stepSummary(records, context));
  } catch (error) {
    host.stderr.write(`cannot write the step summary: ${(error as Error).message}\n`);
  }
}

function annotate(annotations: readonly Annotation[], sink: Sink, env: Env): void {
  for (const { at, ...rest } of annotations) {
    const place = at && { at: { ...at, file: fromRoot(at.file, env) } };
    sink.write(`${commandLine({ ...rest, ...place })}\n`);
  }
}

/** GitHub knows files by their paths in the repository. */
function fromRoot(file: string, { GITHUB_WORKSPACE: root }: Env): string {
  if (!root) return file;
  const path = relative(root, resolve(file));
  return path.startsWith('..') ? file : path.split(sep).join('/');
}

function linkOf(env: Env): ((at: Position) => string) | undefined {
  const { GITHUB_SERVER_URL: server, GITHUB_REPOSITORY: repository, GITHUB_SHA: commit } = env;
  if (!server || !repository || !commit) return undefined;
  return ({ file, line }) =>
    `${server}/${repository}/blob/${commit}/${fromRoot(file, env).split('/').map(encodeURIComponent).join('/')}#L${line}`;
}

/** Characters. What is larger is no picture that helps. */
const LARGEST = 20_000;

/** The network of the first scenario that did not pass, as it was when something failed. */
async function pictureOf(
  records: readonly ScenarioRecord[],
  scenarios: readonly Scenario[],
  ports: Ports,
): Promise<SummaryContext['picture']> {
  const index = records.findIndex(({ status }) => status === 'failed' || status === 'error');
  const [record, scenario] = [records[index], scenarios[index]];
  const at = record && failedAt(record);
  if (!scenario || at === undefined) return undefined;
  const { point, state } = await ports.replay(scenario, at);
  const name = titleOf({ name: scenario.name, point });
  const mermaid = mermaidOf(topologyOf(state.world), name);
  return mermaid.length > LARGEST ? undefined : { name, mermaid };
}

/** As `--at` has it: the first item that failed, or the last that was made. */
function failedAt({ steps }: ScenarioRecord): string | undefined {
  const step = steps.find(({ items }) => items.some(hasFailed)) ?? steps.at(-1);
  if (!step) return undefined;
  const item = step.items.findIndex(hasFailed) + 1 || step.items.length;
  return item === 0 ? String(step.index) : `${step.index}.${item}`;
}
