import t from 'tap';
import { planeOf } from '../../src/lab/plan.js';
import { worldAt } from '../../src/lab/simulate.js';
import { encode } from '../../src/lab/standing/journal/codec.js';
import type { Deed, Entry } from '../../src/lab/standing/journal/entry.js';
import { wrongText } from '../../src/lab/standing/refusals.js';
import { restore } from '../../src/lab/standing/restore.js';
import { act, digestOf, follow, play, playAll, type Standing } from '../../src/lab/standing/standing.js';
import { thrown } from '../support/thrown.js';
import { createCen, recordsOf, scriptOf, upEntry, week } from './script.js';

const journalOf = (...entries: readonly Entry[]): Buffer =>
  Buffer.from(
    recordsOf(...entries)
      .map(encode)
      .join(''),
  );

t.test('a file is played to its end, or to a step; checks are passed over', async (t) => {
  const script = scriptOf();
  t.same(play(script).state.world, worldAt(script.scenario));
  t.same(play(script).wrong, []);
  t.same(play({ ...script, at: '1' }).state.world, script.scenario.world);
});

t.test('a step that goes otherwise than the file wants is told with its place', async (t) => {
  const script = scriptOf(undefined, (text) => text.replace('CenId: $cen', 'CenId: cen-none'));
  const [wrong, ...more] = play(script).wrong;
  t.same(more, []);
  t.match(
    wrong && wrongText(wrong),
    /cen-same-region.lab.yaml:\d+:\d+: A: AttachCenChildInstance: .*refused it/,
  );
});

t.test('a journal leads to the state in which it was written', async (t) => {
  const entries: Entry[] = [
    upEntry(),
    { kind: 'deed', deed: createCen('Second') },
    { kind: 'deed', deed: week },
    { kind: 'deed', deed: { fault: { host: 'web' } } },
  ];
  let standing: Standing | undefined;
  for (const entry of entries) standing = follow(standing, entry);
  const restored = restore('journal.jsonl', journalOf(...entries));
  t.match(restored, { records: 4, torn: 0, sandbox: { sandbox: 'embedded' } });
  t.same(restored?.standing.state, standing?.state);
  t.same(restored && planeOf(restored.standing.state.world), standing && planeOf(standing.state.world));
});

t.test('what was applied takes the place of all before it', async (t) => {
  const edited = scriptOf(undefined, (text) => text.replace('10.3.1.0/24', '10.3.2.0/24'));
  const deeds = [createCen('Second')];
  const bytes = journalOf(upEntry(), { kind: 'deed', deed: week }, { kind: 'apply', script: edited, deeds });
  t.same(restore('journal.jsonl', bytes)?.standing, playAll(edited, deeds).standing);
});

t.test('what was done by hand is done again after the file, as far as it is accepted', async (t) => {
  const other: Deed = { as: 'B', call: 'CreateCen', with: { Name: 'Other' } };
  const refused = createCen('x');
  const { standing, dropped } = playAll(scriptOf(), [createCen('Second'), refused, other, week]);
  t.same(standing.deeds, [createCen('Second'), week]);
  t.match(dropped, [
    { deed: refused, why: /InvalidName/ },
    { deed: other, why: /no such account/ },
  ]);
});

t.test('a deed that is refused leaves the state as it is', async (t) => {
  const { state } = play(scriptOf());
  t.equal(act(state, createCen('x')).state, state);
  t.equal(act(state, { heal: { host: 'web' } }).state, state);
});

t.test('a journal that leads elsewhere than it did is refused, and says who wrote it', async (t) => {
  const records = recordsOf({ ...upEntry(), version: '0.0.9' }, { kind: 'deed', deed: week });
  const bytes = Buffer.from(records.map((record) => encode({ ...record, digest: '0' })).join(''));
  t.match(
    thrown(() => restore('j', bytes)),
    {
      exit: 1,
      problem: { what: /another state/, where: 'j:1', why: /transitlab 0\.0\.9/ },
    },
  );
});

t.test('a damaged journal is refused with the line; one without a record is none', async (t) => {
  const bytes = journalOf(upEntry(), { kind: 'deed', deed: week });
  bytes[100] = (bytes[100] ?? 0) ^ 1;
  t.match(
    thrown(() => restore('j', bytes)),
    { exit: 1, problem: { where: 'j:1' } },
  );
  t.equal(restore('j', Buffer.from('{"crc":"00')), undefined);
  t.match(
    thrown(() => restore('j', Buffer.from(encode(deedOnly())))),
    {
      problem: { where: 'j:1' },
    },
  );
});

const deedOnly = () => ({ n: 0, time: '', digest: '', entry: { kind: 'deed', deed: week } as const });

t.test('the digest tells states apart', async (t) => {
  const { standing } = playAll(scriptOf(), []);
  t.not(digestOf(standing), digestOf(playAll(scriptOf(), [week]).standing));
  t.equal(digestOf(standing), digestOf(JSON.parse(JSON.stringify(standing)) as Standing));
});
