import fc from 'fast-check';
import t from 'tap';
import { parse, stringify } from 'yaml';
import { planeOf } from '../../src/lab/plan.js';
import { formatDiagnostics } from '../../src/report/diagnostics.js';
import { loadScenario } from '../../src/scenario/load.js';
import { fixture } from './fixture.js';
import { shipped } from './shipped.js';

/** What holds for any text whatever. */
function holds(text: string): void {
  const { scenario, diagnostics } = loadScenario('x.lab.yaml', text);
  const errors = diagnostics.filter(({ severity }) => severity === 'error');
  if ((scenario === undefined) !== errors.length > 0)
    throw new Error(`scenario: ${scenario !== undefined}, errors: ${errors.length}`);
  const lines = text.split('\n');
  for (const { at } of diagnostics)
    if (at.line < 1 || at.line > lines.length || at.col < 1 || at.col > (lines[at.line - 1] ?? '').length + 1)
      throw new Error(`not a place of the file: ${at.line}:${at.col}`);
  formatDiagnostics(diagnostics, { 'x.lab.yaml': text }, { color: true });
  // What was found valid can be built.
  if (scenario) planeOf(scenario.world);
}

t.setTimeout(120_000);

const text = fc.constantFrom(
  ...shipped.map((one) => one.text),
  ...['sites', 'tencent'].map((name) => fixture(`valid/${name}.lab.yaml`)),
);

t.test('truncated, cut and overwritten texts', async () => {
  const place = fc.nat(12_000);
  fc.assert(
    fc.property(
      text,
      place,
      fc.nat(60),
      fc.string({ unit: 'binary', maxLength: 12 }),
      (whole, at, length, junk) => {
        const start = at % whole.length;
        holds(whole.slice(0, start));
        holds(whole.slice(0, start) + whole.slice(start + length));
        holds(whole.slice(0, start) + junk + whole.slice(start + length));
      },
    ),
    { numRuns: 150 },
  );
});

type Node = null | boolean | number | string | Node[] | { [key: string]: Node };

/** The places in a value that hold something: the container and the key. */
function slots(node: Node): [Node[] | { [key: string]: Node }, string | number][] {
  if (typeof node !== 'object' || node === null) return [];
  const keys = Array.isArray(node) ? [...node.keys()] : Object.keys(node);
  return keys.flatMap((key) => [
    [node, key] as [typeof node, string | number],
    ...slots((node as Record<string | number, Node>)[key] ?? null),
  ]);
}

type Mutation = (root: Node, first: number, second: number, value: Node) => void;

const slotAt = (root: Node, n: number) => {
  const all = slots(root);
  const [container, key] = all[n % all.length] ?? [{}, ''];
  return { container: container as Record<string | number, Node>, key };
};

const remove: Mutation = (root, n) => {
  const { container, key } = slotAt(root, n);
  if (Array.isArray(container)) container.splice(Number(key), 1);
  else delete container[key];
};

const replace: Mutation = (root, n, _, value) => {
  const { container, key } = slotAt(root, n);
  container[key] = value;
};

const swap: Mutation = (root, n, m) => {
  const [a, b] = [slotAt(root, n), slotAt(root, m)];
  const kept = structuredClone(a.container[a.key] ?? null);
  a.container[a.key] = structuredClone(b.container[b.key] ?? null);
  b.container[b.key] = kept;
};

const rename: Mutation = (root, n, m) => {
  const [a, b] = [slotAt(root, n), slotAt(root, m)];
  if (Array.isArray(a.container)) return;
  a.container[String(b.key)] = a.container[a.key] ?? null;
  delete a.container[a.key];
};

const VALUES: Node[] = [
  null,
  true,
  0,
  -1,
  1e300,
  '',
  '5MB',
  '$cen',
  '$A.uid',
  '10.0.0.0/8',
  '0.0.0.0/0',
  'A',
  'vpc-a',
  'idc-1',
  'vbr-1',
  'dcg-1',
  'sn-a',
  'ap-guangzhou',
  '10.1.0.10',
  '$vm',
  [],
  {},
  [[]],
  ['a', 'b', 'c'],
];
const NAMES = ['__proto__', 'constructor', 'toString', 'a/b', 'a~b', '', '0'];

t.test('deleted, replaced, swapped and renamed parts', async () => {
  const step = fc.tuple(
    fc.constantFrom(remove, replace, swap, rename),
    fc.nat(2000),
    fc.nat(2000),
    fc.constantFrom(...VALUES),
  );
  fc.assert(
    fc.property(text, fc.array(step, { minLength: 1, maxLength: 4 }), (whole, steps) => {
      const root: Node = parse(whole);
      for (const [mutate, first, second, value] of steps) mutate(root, first, second, structuredClone(value));
      holds(stringify(root, { aliasDuplicateObjects: false }));
    }),
    { numRuns: 400 },
  );
});

t.test('any names and values', async () => {
  const value = fc.oneof(fc.constantFrom(...VALUES), fc.jsonValue({ maxDepth: 2 }));
  fc.assert(
    fc.property(text, fc.nat(2000), fc.constantFrom(...NAMES), value, (whole, n, name, inserted) => {
      const root: Node = parse(whole);
      const { container } = slotAt(root, n);
      if (Array.isArray(container)) container.push(inserted as Node);
      else Object.defineProperty(container, name, { value: inserted, enumerable: true, configurable: true });
      holds(stringify(root, { aliasDuplicateObjects: false }));
    }),
    { numRuns: 200 },
  );
});

t.test('any text', async () => {
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string({ unit: 'binary' }),
        fc.jsonValue().map((json) => stringify(json)),
      ),
      holds,
    ),
    {
      numRuns: 300,
    },
  );
});

t.test('texts made to exhaust a reader', async () => {
  holds(`a: ${'['.repeat(100_000)}`);
  holds('&a [*a]');
  holds('a: &a { b: *a }');
  const laughs = [...Array(12).keys()].map(
    (n) => `a${n + 1}: &a${n + 1} [${Array(10).fill(`*a${n}`).join(', ')}]`,
  );
  holds(['a0: &a0 x', ...laughs].join('\n'));
});
