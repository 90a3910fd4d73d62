import t from 'tap';
import type { FixItem } from '../../src/explain/item.js';
import { needed } from '../../src/explain/minimal.js';

const call = (action: string, params = {}, save?: Readonly<Record<string, string>>): FixItem => ({
  kind: 'call',
  as: 'A',
  action,
  params,
  ...(save && { save }),
});

const actions = (items: readonly FixItem[]): string[] =>
  items.map((item) => (item.kind === 'call' ? item.action : item.kind));

t.test('items that the rest does without are left out, in whatever place', async (t) => {
  const items = [call('useless'), call('first'), call('useless'), call('second'), call('useless')];
  const works = (some: readonly FixItem[]): boolean =>
    ['first', 'second'].every((action) => actions(some).includes(action));
  t.same(actions(needed(items, works)), ['first', 'second']);
});

t.test('changes of the file stay', async (t) => {
  const items: FixItem[] = [{ kind: 'file', text: 'a route', change: {} }, call('other')];
  t.same(actions(needed(items, () => true)), ['file']);
});

t.test('what no later call refers to is not saved', async (t) => {
  const items = [
    call('create', {}, { made: 'Id', other: 'OtherId' }),
    call('use', { List: [{ Id: '$made' }] }, { late: 'LateId' }),
  ];
  t.match(
    needed(items, (some) => some.length === 2),
    [{ save: { made: 'Id', other: undefined } }, { save: undefined }],
  );
});
