import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import t from 'tap';
import { htmlPage } from '../../../src/report/html/page.js';
import { BILL } from '../events/bills.js';
import { play, playFile } from './play.js';

const TUTORIAL = 'scenarios/cen-cross-account-cross-region.lab.yaml';
const sha256 = (text: string): string => createHash('sha256').update(text).digest('base64');
const ASSETS = { script: 'start();', style: 'body { margin: 0 }', version: '1.2.3', sha256 };
const page = (...runs: Parameters<typeof htmlPage>[0]): Promise<string> => htmlPage(runs, ASSETS);

t.test('nothing comes from elsewhere, and the policy names what is inside', async (t) => {
  const text = await page(playFile(TUTORIAL));
  t.same(
    [...new Set(text.match(/\w+:\/\/[^"'\s<]*/g))],
    ['http://www.w3.org/2000/svg'],
    'no address but the name of a language',
  );
  t.notMatch(text, /\bsrc=|@import|url\(|\sstyle="|\son\w+="/);
  const [, style = ''] = /<style>(.*?)<\/style>/s.exec(text) ?? [];
  const [, policy = ''] = /Content-Security-Policy" content="([^"]*)"/.exec(text) ?? [];
  t.same(policy.replaceAll('&#39;', "'").split('; '), [
    "default-src 'none'",
    `script-src 'sha256-${sha256('start();')}'`,
    `style-src 'sha256-${sha256(style)}'`,
    'img-src data:',
    "base-uri 'none'",
    "form-action 'none'",
  ]);
});

t.test('the same run makes the same page', async (t) => {
  t.equal(await page(playFile(TUTORIAL)), await page(playFile(TUTORIAL)));
});

t.test('ids are unique, whatever is on the page', async (t) => {
  const text = await page(playFile(TUTORIAL), playFile(TUTORIAL));
  const ids = [...text.matchAll(/\sid="([^"]*)"/g)].map(([, id]) => id);
  t.same(
    ids.filter((id, i) => ids.indexOf(id) !== i),
    [],
  );
});

t.test('what went wrong is told first, with its place', async (t) => {
  const { scenario, record } = playFile(TUTORIAL, { wrong: [0] });
  const text = await page({ scenario, record });
  t.match(
    text,
    /<section class="problems".*?ping ecs-a → ecs-b.*?scenarios\/cen-cross.*?:\d+:9.*?predicted and measured differ/s,
  );
  t.match(text, '13 checks passed, 1 failed');
});

t.test('a run that stopped says why, and what was not run', async (t) => {
  const { scenario, record } = playFile(TUTORIAL, { items: 3 });
  const failure = { exit: 4, problem: { what: 'the kernel refused', hint: 'ask it again' } } as const;
  const text = await page({ scenario, record: { ...record, status: 'error', failure } });
  t.match(text, 'The run stopped: the kernel refused');
  t.match(text, 'next: ask it again');
  t.match(text, /<li class="item not-run"><p class="item-head">A: GrantInstanceToCen|not run/);
});

t.test('who pays', async (t) => {
  const { scenario, record } = playFile(TUTORIAL);
  t.notMatch(await page({ scenario, record }), '<h3 id="s1-bill">');
  t.match(await page({ scenario, record: { ...record, bill: BILL } }), 'Charges of account C');
});

t.test('a check that failed has its reason, what to change, and a fix to paste', async (t) => {
  const file = readFileSync('scenarios/alibaba/region-connection.lab.yaml', 'utf8');
  const text = await page(
    play(file.replace('expect: 5Mbps, because: RATE_LIMITED', 'expect: 8Mbps'), { wrong: [1] }),
  );
  const [, problems = ''] = /<section class="problems"(.*?)<\/section>/s.exec(text) ?? [];
  t.match(problems, '<h4>ecs-a → ecs-b</h4><p>reason <code class="code">RATE_LIMITED</code>');
  t.match(
    problems,
    /to change<\/dt><dd>region connection .* line \d+ \(SetCenInterRegionBandwidthLimit, step 2\)/,
  );
  t.match(
    problems,
    /- as: A\n {2}call: SetCenInterRegionBandwidthLimit\n {2}with:\n.* {4}BandwidthLimit: 8</s,
  );
});

t.test('a matrix that failed: a pair for each reason', async (t) => {
  const file = readFileSync('scenarios/tencent/environments.lab.yaml', 'utf8');
  const asked = file.replace(
    'always: [[production, tools], [testing, tools]]',
    'always: [[production, testing]]',
  );
  const text = await page(play(asked, { wrong: [2] }));
  const [, problems = ''] = /<section class="problems"(.*?)<\/section>/s.exec(text) ?? [];
  t.same(problems.match(/<h4>[^<]*/g), ['<h4>shop → trial', '<h4>trial → shop']);
  t.match(problems, 'call: ReplaceCcnRouteTableInputPolicys');
  t.match(problems, '<summary>2 other fixes</summary>');
});
