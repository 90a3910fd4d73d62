import type { Explanation } from '../explain/explanation.js';
import { withMeasured } from '../explain/measured.js';
import type { Feature } from '../kernel/kernel.js';
import type { Asked } from '../lab/explain.js';
import { version } from '../lab/package.js';
import type { SandboxChoice } from '../lab/sandbox/sandbox.js';
import { leaveOut } from '../lab/without.js';
import { EXIT, type ExitCode, LabError } from '../model/errors.js';
import { unreachable } from '../model/never.js';
import { type Expected, isAsExpected } from '../report/explain/expected.js';
import { jsonExplanation } from '../report/explain/json.js';
import { explanationLines } from '../report/explain/text.js';
import type { Scenario } from '../scenario/scenario.js';
import { styleOf } from './dress.js';
import type { Host } from './host.js';
import { loadOne } from './load.js';
import type { Ports } from './ports.js';

export interface ExplainOptions extends SandboxChoice {
  readonly format: 'text' | 'json';
  readonly at?: string;
  readonly expect?: Expected;
  /** Bits per second. */
  readonly rate?: number;
  /** Send the packet as well. */
  readonly measure?: boolean;
  readonly without?: readonly Feature[];
}

/**
 * `transitlab explain`: hop by hop, there and back, what decides about a packet. It answers a question, so that both
 * answers are good, unless the user expects one of them. With `measure` packets are asked as well, and have to agree.
 */
export async function explain(
  pair: Pick<Asked, 'from' | 'to'>,
  file: string,
  options: ExplainOptions,
  host: Host,
  ports: Ports,
): Promise<ExitCode> {
  checkOrder(pair, file);
  const loaded = await loadOne('explain', file, host, ports);
  if (!loaded) return EXIT.usage;
  const { at, expect, rate, without = [] } = options;
  const scenario = leaveOut(loaded, without);
  const asked = { ...pair, ...(at !== undefined && { at }), ...(rate !== undefined && { rate }) };
  const explained = await ports.explain(scenario, asked);
  const found = options.measure
    ? await measured(explained, scenario, asked, options, host, ports)
    : explained;
  for (const line of linesOf(found, options, host)) host.stdout.write(`${line}\n`);
  const good = (expect === undefined || isAsExpected(found, expect)) && found.measured?.agrees !== false;
  return good ? EXIT.ok : EXIT.failed;
}

/** Other verbs take a file first. */
function checkOrder({ from, to }: Pick<Asked, 'from' | 'to'>, file: string): void {
  const [first, ...hosts] = [from, to, file];
  if (!isFile(first ?? '') || isFile(file)) return;
  throw new LabError(EXIT.usage, {
    what: 'the file comes last',
    hint: `transitlab explain ${[...hosts, first].join(' ')}`,
  });
}

const isFile = (word: string): boolean => /\.ya?ml$/.test(word);

async function measured(
  explained: Explanation,
  scenario: Scenario,
  asked: Asked,
  sandbox: SandboxChoice,
  host: Host,
  ports: Ports,
): Promise<Explanation> {
  const notice = (text: string): void => void host.stderr.write(`${text}\n`);
  return withMeasured(explained, await ports.measureFlow(scenario, asked, { sandbox, notice }));
}

function linesOf(found: Explanation, { format, expect }: ExplainOptions, host: Host): readonly string[] {
  switch (format) {
    case 'text':
      return explanationLines(found, styleOf(host.stdout, host.env), expect);
    case 'json':
      return [JSON.stringify(jsonExplanation(found, version(), expect), undefined, 2)];
    default:
      return unreachable(format);
  }
}
