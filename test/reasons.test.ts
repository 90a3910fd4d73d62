import { existsSync, readFileSync } from 'node:fs';
import t from 'tap';
import { LIMIT_CODES, REASON_CODES } from '../src/analyze/verdict.js';
import { actionsOf } from '../src/cloud/clouds.js';
import { loadScenario } from '../src/scenario/load.js';
import { shipped } from './scenario/shipped.js';

const root = new URL('../../', import.meta.url);
const text = readFileSync(new URL('docs/reasons.md', root), 'utf8');

const PATH = /scenarios\/[\w./-]+\.lab\.yaml/g;
const CALL = /\b(?:gse\.)?[A-Z][a-z]+(?:[A-Z][a-z]+)+\b/g;

/** The rows of the table of codes, by code. */
const rows = new Map(
  text
    .split('\n')
    .map((line) => line.split(' | ').map((cell) => cell.replace(/^\| | \|$/g, '').trim()))
    .flatMap(([code = '', ...cells]) =>
      /^`[A-Z_]+`$/.test(code) ? [[code.slice(1, -1), cells] as const] : [],
    ),
);

t.test('each code has a row, and no row is of another one', async (t) => {
  t.same([...rows.keys()].sort(), [...REASON_CODES, ...LIMIT_CODES].sort());
  for (const [code, cells] of rows) t.equal(cells.filter((cell) => cell !== '').length >= 4, true, code);
});

t.test('each scenario of a row shows the code on packets', async (t) => {
  for (const [code, cells] of rows) {
    const named = (cells.at(-1) ?? '').match(PATH) ?? [];
    if (code !== 'SAME_HOST') t.ok(named.length > 0, `${code} has an example`);
    for (const path of named) {
      const file = readFileSync(new URL(path, root), 'utf8');
      t.ok(file.includes(`because: ${code}`), `${path} has a check with because: ${code}`);
    }
  }
});

t.test('the other scenarios that it names are there', async (t) => {
  t.same(
    (text.match(PATH) ?? []).filter((path) => !existsSync(new URL(path, root))),
    [],
  );
});

t.test('the calls of a cloud are calls that it has', async (t) => {
  const clouds = ['alibaba', 'tencent'] as const;
  let known = 0;
  for (const cells of rows.values()) {
    clouds.forEach((cloud, i) => {
      const calls = (cells[2 + i] ?? '').match(CALL)?.filter((word) => !NO_CALL.includes(word)) ?? [];
      known += calls.length;
      t.same(
        calls.filter((name) => !Object.hasOwn(actionsOf(cloud), name)),
        [],
        cloud,
      );
    });
  }
  t.ok(known > 50, `${known} calls`);
});

/** Parameters, and words of tables. */
const NO_CALL = ['AutoPay', 'AutoPublishRouteEnabled', 'ProtectionLevel', 'InArrears', 'PolicyIndex'];

t.test('every check of a shipped scenario that is blocked names its reason', async (t) => {
  for (const { file, text } of shipped) {
    const { scenario } = loadScenario(file, text);
    const checks = (scenario?.steps ?? []).flatMap((step) =>
      step.do.flatMap((item) => ('check' in item && 'expect' in item.check ? [item.check] : [])),
    );
    t.same(
      checks.filter((check) => check.expect === 'unreachable' && !('because' in check)),
      [],
      file,
    );
  }
});
