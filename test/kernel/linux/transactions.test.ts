import t from 'tap';
import { star } from '../../../bench/fabric.js';
import type { Rule } from '../../../src/fabric/fabric.js';
import { linuxKernel } from '../../../src/kernel/linux/kernel.js';
import { transactionsOf } from '../../../src/kernel/linux/transactions.js';
import { compile } from '../../../src/plane/compile/index.js';
import { diff } from '../../../src/plane/diff.js';
import type { Plane } from '../../../src/plane/plane.js';
import { inSandbox } from '../../sandbox.js';

const POLICIES = [':INPUT DROP', ':FORWARD ACCEPT', ':OUTPUT ACCEPT'];
const rulesOf = (count: number): string[] => [
  ...POLICIES,
  ':in -',
  '-A FORWARD -j in',
  ...Array.from({ length: count }, (_, i) => `-A in -p tcp -m tcp --dport ${i + 1} -j RETURN`),
];
const linesOf = ({ input }: { readonly input: string }): string[] => input.trimEnd().split('\n').slice(1, -1);

/** One VPC with so many rules for its hosts. */
function planeOf(count: number): Plane {
  const fabric = star(3);
  const { vpc } = fabric.routers;
  if (!vpc) throw new Error('a star has a VPC');
  const origin = { object: 'sg', text: 'sg' };
  const ingress = Array.from(
    { length: count },
    (_, i): Rule => ({ id: `sgr-${i}`, protocol: 'tcp', ports: [i + 1, i + 1], action: 'accept', origin }),
  );
  const members = Object.values(fabric.hosts).map(({ address }) => address);
  const filter = { sets: {}, policies: [{ id: 'sg', members, ingress, egress: [] }], acls: [] };
  return compile({ ...fabric, routers: { vpc: { ...vpc, filter } } });
}

if (inSandbox(import.meta.url)) {
  t.test('few rules are one transaction', async (t) => {
    const [only, ...more] = transactionsOf(rulesOf(50));
    t.same(more, []);
    t.same(only?.args, ['-w']);
    t.match(only?.input, /^\*filter\n:INPUT DROP \[0:0\]\n.*\nCOMMIT\n$/s);
  });

  t.test('of many the first closes the way before it lets anything in, and the last opens it', async (t) => {
    const all = transactionsOf(rulesOf(2000));
    t.ok(all.length > 2);
    t.same(
      all.map(({ args }) => args.includes('--noflush')),
      all.map((_, i) => i > 0),
    );
    const lines = all.flatMap(linesOf);
    t.same(lines.slice(0, 4), [...POLICIES.map((line) => `${line} [0:0]`), '-A FORWARD -j DROP']);
    t.equal(lines.at(-1), '-D FORWARD 1');
    t.same(
      lines.filter((line) => line.startsWith('-A in')),
      rulesOf(2000).filter((line) => line.startsWith('-A in')),
      'every rule is there once, in order',
    );
  });

  t.test('more rules than fit into one transaction stand as wanted, change and go', async (t) => {
    const kernel = linuxKernel();
    for (const count of [2000, 1500, 3]) {
      const wanted = planeOf(count);
      await kernel.apply(diff(wanted, await kernel.observe()));
      t.same(diff(wanted, await kernel.observe()), [], `${count} rules`);
    }
    await kernel.prune([]);
    kernel.close();
  });
}
