import type { Explanation } from '../explain/explanation.js';
import type { Asked } from '../lab/explain.js';
import { version } from '../lab/package.js';
import { EXIT, type ExitCode } from '../model/errors.js';
import { unreachable } from '../model/never.js';
import { type Expected, isAsExpected } from '../report/explain/expected.js';
import { jsonExplanation } from '../report/explain/json.js';
import { explanationLines } from '../report/explain/text.js';
import { styleOf } from './dress.js';
import type { Host } from './host.js';
import { loadOne } from './load.js';
import type { Ports } from './ports.js';

export interface ExplainOptions {
  readonly format: 'text' | 'json';
  readonly at?: string;
  readonly expect?: Expected;
}

/**
 * `transitlab explain`: hop by hop, there and back, what decides about a packet. It answers a question, so that both
 * answers are good, unless the user expects one of them.
 */
export async function explain(
  pair: Pick<Asked, 'from' | 'to'>,
  file: string,
  options: ExplainOptions,
  host: Host,
  ports: Ports,
): Promise<ExitCode> {
  const scenario = await loadOne('explain', file, host, ports);
  if (!scenario) return EXIT.usage;
  const { at, expect } = options;
  const found = await ports.explain(scenario, { ...pair, ...(at !== undefined && { at }) });
  for (const line of linesOf(found, options, host)) host.stdout.write(`${line}\n`);
  return expect === undefined || isAsExpected(found, expect) ? EXIT.ok : EXIT.failed;
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
