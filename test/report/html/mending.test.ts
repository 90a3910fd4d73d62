import { readFileSync } from 'node:fs';
import t from 'tap';
import { type Built, build } from '../../../src/report/html/build.js';
import type { PageFix } from '../../../src/report/html/data.js';
import { fixAt } from '../../../src/report/html/view/lookup.js';
import { pathMarkup, pathOf } from '../../../src/report/html/view/path.js';
import { largeScenario } from './large.js';
import { type Played, play, playFile } from './play.js';

const built = ({ scenario, record }: Played): Built => build(scenario, record, 's1');
const ENVIRONMENTS = 'scenarios/tencent/environments.lab.yaml';

function pair({ data }: Built, from: string, to: string, probe = 0) {
  const place = (name: string): number => data.hosts.findIndex((host) => host.name === name);
  return { state: data.states.length - 1, probe, from: place(from), to: place(to) };
}

function fixOf(of: Built, from: string, to: string): PageFix | undefined {
  const asked = pair(of, from, to);
  const found = pathOf(of.data, asked);
  return found && fixAt(of.data, asked, found.verdict);
}

t.test('a blocked pair at the end: what has to change, where, and calls to paste', async (t) => {
  const of = built(playFile(ENVIRONMENTS));
  const fix = fixOf(of, 'shop', 'trial');
  t.match(fix, { code: 'ROUTE_DENIED', change: [/^ccnrtb-.*, line \d+ \(CreateCcnRouteTables, step 2\)/] });
  t.match(fix?.ways[0], /^- as: A\n {2}call: ReplaceCcnRouteTableInputPolicys\n/);
  const { markup } = pathMarkup(of.data, pair(of, 'shop', 'trial'));
  t.match(markup, `transitlab explain shop trial ${ENVIRONMENTS} --at 4.2</pre>`);
  t.equal(fixOf(of, 'shop', 'tools'), undefined, 'what is reached needs no fix');
  t.notMatch(pathMarkup(of.data, pair(of, 'shop', 'tools')).markup, 'What helps');
});

t.test('what was not searched for is a command; words of the file are one word of a shell', async (t) => {
  const { scenario, record } = play(readFileSync(ENVIRONMENTS, 'utf8'), {}, "it's a file.lab.yaml");
  const { data } = build(scenario, record, 's1');
  const place = (name: string): number => data.hosts.findIndex((host) => host.name === name);
  const view = { state: 0, probe: 0, from: place('shop'), to: place('trial'), moment: 0 };
  const { markup } = pathMarkup(data, view);
  t.match(markup, 'Not searched for on this page; ask for it');
  t.match(markup, /explain shop trial &#39;it&#39;\\&#39;&#39;s a file\.lab\.yaml&#39; --at 0</);
});

t.test(
  '200 hosts: hosts of one network share what was tried for one of them, and the page stays small',
  async (t) => {
    const large = built(play(largeScenario()));
    const fix = fixOf(large, 'web-1-03', 'db-2-17');
    t.match(fix, { code: 'SG_INGRESS_DENY', ways: [/AuthorizeSecurityGroup/] });
    const { markup } = pathMarkup(large.data, pair(large, 'web-1-03', 'db-2-17'));
    t.match(markup, /Tried for \S+-1-\d+ → db-2-\d+, which is stopped by the same/);
    const without = {
      ...large.data,
      fixes: [],
      states: large.data.states.map(({ fixes: _, ...state }) => state),
    };
    const [whole, rest] = [JSON.stringify(large.data).length, JSON.stringify(without).length];
    t.ok(whole < rest * 1.1, `${rest} bytes, with fixes ${whole}`);
    t.ok(large.data.fixes.length <= 40);
  },
);

t.test('the same run makes the same fixes', async (t) => {
  const [one, two] = [built(playFile(ENVIRONMENTS)), built(playFile(ENVIRONMENTS))];
  t.same(one.data.fixes, two.data.fixes);
  t.same(one.data.states, two.data.states);
});
