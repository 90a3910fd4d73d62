import t from 'tap';
import { annotationsOf, diagnosticAnnotations } from '../../../src/report/github/annotations.js';
import { commandLine } from '../../../src/report/github/command.js';
import { golden } from '../golden.js';
import { ALL, RECORDS } from '../records.js';

t.test('all that fails, as ever', async (t) => {
  golden(t, 'github-commands.txt', `${annotationsOf(ALL).map(commandLine).join('\n')}\n`);
});

t.test('nothing where everything passed', async (t) => {
  t.same(annotationsOf([RECORDS.tutorial]), []);
  t.same(annotationsOf([RECORDS.skipped]), []);
});

t.test('a run that broke off is said at its file', async (t) => {
  const found = annotationsOf([RECORDS.refused]).filter(({ title }) => title === 'run to the end');
  t.match(found, [{ level: 'error', at: { file: RECORDS.refused.file, line: 1, col: 1 } }]);
});

t.test('diagnostics', async (t) => {
  const at = { file: 'a.lab.yaml', line: 2, col: 3 };
  t.same(
    diagnosticAnnotations([
      { severity: 'error', at, what: 'there is no vpc-x', hint: 'did you mean vpc-a?' },
      { severity: 'warning', at, what: 'doubtful' },
    ]),
    [
      { level: 'error', title: 'transitlab', message: 'there is no vpc-x\nhint: did you mean vpc-a?', at },
      { level: 'warning', title: 'transitlab', message: 'doubtful', at },
    ],
  );
});
