import t from 'tap';
import { predict } from '../../src/analyze/predict.js';
import type { Flow, Hop, Verdict } from '../../src/analyze/verdict.js';
import type { Fabric, SubnetAcl } from '../../src/fabric/fabric.js';
import { cidr } from '../../src/model/cidr.js';
import { rule, twoRegions, withRoute, withRouter, withRules } from '../fabric.js';

const why = (router: string) =>
  ({ code: 'NOT_ATTACHED', object: 'cen', text: `${router} is alone` }) as const;
const ask = (fabric: Fabric, flow: Partial<Flow> = {}): Verdict =>
  predict(fabric, { from: 'a', to: 'b', protocol: 'icmp', ...flow }, why);
const last = (hops: readonly Hop[]): Hop | undefined => hops.at(-1);

const acl = (id: string, n: number, rules: Partial<SubnetAcl> = {}): SubnetAcl => ({
  id: `${id}@vsw`,
  subnet: 'vsw',
  cidr: cidr(`10.${n}.0.0/24`),
  ingress: [rule(`${id} in`, 'accept')],
  egress: [rule(`${id} out`, 'accept')],
  ...rules,
});
const withAcl = (fabric: Fabric, router: string, list: SubnetAcl): Fabric =>
  withRouter(fabric, router, (old) => ({
    ...old,
    filter: { sets: {}, policies: [], ...old.filter, acls: [list] },
  }));

t.test('a hop tells the route that decided, where it comes from, and the link it left by', async (t) => {
  const { path, returnPath } = ask(twoRegions());
  t.match(path, [
    { object: 'cen', route: { table: 'main', cidr: '10.2.0.0/24' }, link: 'att-a' },
    { object: 'region', route: { table: 'main', cidr: '10.2.0.0/24' }, link: 'region' },
    { object: 'vpc-b', route: { table: 'main', cidr: '10.2.0.0/24' }, link: 'att-b' },
    { object: 'b', route: { table: 'main', cidr: '10.2.0.10/32' } },
  ]);
  t.notOk(last(path)?.link, 'what is delivered leaves by no link');
  t.match(returnPath[0], { object: 'cen', route: { cidr: '10.1.0.0/24' }, link: 'att-b' });
});

t.test('the table that an incoming link is looked up in is named', async (t) => {
  const two = withRouter(twoRegions(), 'tr-b', (router) => ({
    ...router,
    tables: { ...router.tables, far: router.tables.main ?? [] },
    ingressTables: { region: 'far' },
  }));
  const { path, returnPath } = ask(two);
  t.equal(path[2]?.route?.table, 'far');
  t.equal(returnPath[1]?.route?.table, 'main');
});

t.test('filters that let it pass, in the order asked; answers meet network ACLs only', async (t) => {
  const { path, returnPath } = ask(withAcl(twoRegions(), 'vpc-b', acl('acl-b', 2)));
  t.same(
    path.map(({ passed = [] }) => passed.map(({ list, rule: id }) => [list, id])),
    [
      [['sg-a', 'a out']],
      [],
      [],
      [
        ['acl-b@vsw', 'acl-b in'],
        ['sg-b', 'b in'],
      ],
    ],
  );
  t.same(
    returnPath.map(({ passed = [] }) => passed.map(({ rule: id }) => id)),
    [['acl-b out'], [], [], []],
  );
  t.match(path[0]?.passed, [{ object: 'a out', text: /./ }]);
});

t.test('a rule that drops it is named by its id; no route was asked for', async (t) => {
  const out = ask(withRules(twoRegions(), 'a', { egress: [rule('no', 'drop')] }));
  t.match(out.path, [{ object: 'no', dropped: { list: 'sg-a', rule: 'no', object: 'no' } }]);
  t.notOk(out.path[0]?.route);
  t.notOk(out.path[0]?.passed);

  const into = ask(
    withRules(withAcl(twoRegions(), 'vpc-b', acl('acl-b', 2)), 'b', { ingress: [rule('no', 'drop')] }),
  );
  t.match(last(into.path), { dropped: { list: 'sg-b', rule: 'no' }, passed: [{ rule: 'acl-b in' }] });
  t.notOk(last(into.path)?.route, 'a filter stopped it, not the route');

  const back = ask(withAcl(twoRegions(), 'vpc-b', acl('acl-b', 2, { egress: [rule('shut', 'drop')] })));
  t.match(back, { direction: 'return', returnPath: [{ dropped: { list: 'acl-b@vsw', rule: 'shut' } }] });
});

t.test('what is asked after a rule that drops is not told', async (t) => {
  const shut = acl('acl-b', 2, { ingress: [rule('shut', 'drop')] });
  t.same(last(ask(withAcl(twoRegions(), 'vpc-b', shut)).path)?.passed, undefined);
});

t.test('where nothing matches the router itself is the object', async (t) => {
  const cut = withRouter(twoRegions(), 'tr-a', (router) => ({ ...router, tables: { main: [] } }));
  const hop = last(ask(cut).path);
  t.match(hop, { router: 'tr-a', object: 'tr-a' });
  t.notOk(hop?.route);
  t.notOk(hop?.link);
});

t.test('a route that leads nowhere is named, and what is at its end', async (t) => {
  const hole = withRoute(twoRegions(), 'vpc-a', cidr('10.2.0.10/32'), { kind: 'blackhole' });
  t.match(last(ask(hole).path), { route: { cidr: '10.2.0.10/32' } });
  const down = twoRegions();
  const region = down.links.region;
  const hop = last(
    ask({ ...down, links: { ...down.links, ...(region && { region: { ...region, up: false } }) } }).path,
  );
  t.match(hop, { object: 'region', route: { cidr: '10.2.0.0/24' } });
  t.notOk(hop?.link, 'it did not leave');
});
