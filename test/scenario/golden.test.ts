import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import t, { type Test } from 'tap';
import { alibabaActions } from '../../src/cloud/alibaba/actions.js';
import { formatDiagnostics } from '../../src/report/diagnostics.js';
import { loadScenario } from '../../src/scenario/load.js';

/** Only these, so that hints which list actions do not change whenever the cloud learns another one. */
const actions = Object.fromEntries(
  ['CreateCen', 'AttachCenChildInstance', 'GrantInstanceToCen'].map((name) => {
    const action = alibabaActions[name];
    if (!action) throw new Error(`no action ${name}`);
    return [name, action];
  }),
);

const folder = (name: string): string =>
  fileURLToPath(new URL(`../../../test/scenario/${name}/`, import.meta.url));

/** Compares what is said about NAME.lab.yaml with NAME.expected.txt; UPDATE_GOLDEN=1 writes it. */
function cases(t: Test, dir: string, valid: boolean): void {
  const files = readdirSync(dir).filter((name) => name.endsWith('.lab.yaml'));
  t.ok(files.length > 0, 'there are files');
  for (const file of files) {
    const text = readFileSync(dir + file, 'utf8');
    const { scenario, diagnostics } = loadScenario(file, text, actions);
    const said = `${formatDiagnostics(diagnostics, { [file]: text }, { color: false })}\n`;
    const expected = dir + file.replace('.lab.yaml', '.expected.txt');
    if (process.env.UPDATE_GOLDEN === '1') writeFileSync(expected, said);
    if (!existsSync(expected))
      t.fail(`${expected} is missing: run with UPDATE_GOLDEN=1 and read what it writes`);
    else t.equal(said, readFileSync(expected, 'utf8'), file);
    t.equal(scenario !== undefined, valid, `${file} is ${valid ? 'valid' : 'invalid'}`);
    t.same(
      diagnostics.filter(({ hint }) => hint === undefined),
      [],
      `${file}: every diagnostic has a hint`,
    );
  }
}

t.test('invalid files: every problem, where it is, and what to do', async (t) => {
  cases(t, folder('invalid'), false);
});

t.test('doubtful files are valid, with warnings', async (t) => {
  cases(t, folder('doubtful'), true);
});
