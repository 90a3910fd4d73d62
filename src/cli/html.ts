import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { PACKAGE_ROOT, version } from '../lab/package.js';
import { EXIT, LabError } from '../model/errors.js';
import { htmlPage } from '../report/html/page.js';
import type { ScenarioRecord } from '../report/record.js';
import type { Scenario } from '../scenario/scenario.js';

/** The HTML report of a run; scenarios and records are in one order. */
export async function html(
  scenarios: readonly Scenario[],
  records: readonly ScenarioRecord[],
): Promise<string> {
  const runs = scenarios.flatMap((scenario, i) => (records[i] ? [{ scenario, record: records[i] }] : []));
  const [script, style] = await Promise.all([asset('bundle.js'), asset('bundle.css')]);
  return htmlPage(runs, { script, style, version: version(), sha256 });
}

const sha256 = (text: string): string => createHash('sha256').update(text).digest('base64');

/** What the build made of the page's own script and style. */
async function asset(name: string): Promise<string> {
  const path = `${PACKAGE_ROOT}dist/src/report/html/page/${name}`;
  return readFile(path, 'utf8').catch((cause: Error) => {
    const problem = {
      what: 'a part of the HTML report is missing',
      where: path,
      why: cause.message,
      hint: 'in a checkout: npm run build; else install the package again',
    };
    throw new LabError(EXIT.failed, problem, { cause });
  });
}
