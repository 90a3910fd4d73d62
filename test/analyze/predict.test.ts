import t from 'tap';
import { predict } from '../../src/analyze/predict.js';
import type { Flow } from '../../src/analyze/verdict.js';
import type { Fabric } from '../../src/fabric/fabric.js';
import { cidr } from '../../src/model/cidr.js';
import { rule, twoRegions, withAliases, withDelay, withRoute, withRouter, withRules } from '../fabric.js';

const why = (router: string, destination: string) =>
  ({
    code: 'NOT_ATTACHED',
    object: router,
    text: `${router} is not attached, so ${destination} is far`,
  }) as const;
const ask = (fabric: Fabric, flow: Partial<Flow> = {}) =>
  predict(fabric, { from: 'a', to: 'b', protocol: 'icmp', ...flow }, why);

t.test('a packet that arrives names its way there and back', async (t) => {
  const verdict = ask(twoRegions());
  t.equal(verdict.reachable, true);
  t.same(
    verdict.path.map(({ router }) => router),
    ['vpc-a', 'tr-a', 'tr-b', 'vpc-b'],
  );
  t.same(
    verdict.returnPath.map(({ router }) => router),
    ['vpc-b', 'tr-b', 'tr-a', 'vpc-a'],
  );
  t.equal(verdict.code, undefined);
});

t.test('the narrowest shaper counts in the direction of travel', async (t) => {
  t.equal(ask(twoRegions()).rate, 5e6);
  t.equal(ask(twoRegions(), { from: 'b', to: 'a' }).rate, 3e6);
});

t.test('a host reaches itself', async (t) => {
  t.match(ask(twoRegions(), { to: 'a' }), { reachable: true, code: 'SAME_HOST' });
});

t.test('security groups', async (t) => {
  const noIcmp = [rule('r1', 'drop', { protocol: 'icmp' }), rule('r2', 'accept')];
  t.match(ask(withRules(twoRegions(), 'a', { egress: noIcmp })), { code: 'SG_EGRESS_DENY', object: 'sg-a' });
  t.match(ask(withRules(twoRegions(), 'b', { ingress: noIcmp })), {
    code: 'SG_INGRESS_DENY',
    object: 'sg-b',
  });
  t.equal(
    ask(withRules(twoRegions(), 'b', { ingress: noIcmp }), { protocol: 'tcp', port: 80 }).reachable,
    true,
  );
  t.equal(
    ask(withRules(twoRegions(), 'a', { ingress: [rule('none', 'drop')] })).reachable,
    true,
    'answers pass: groups are stateful',
  );
});

t.test('ports and peers of rules', async (t) => {
  const open = (more: object) => [rule('yes', 'accept', more), rule('no', 'drop')];
  const tcp = (more: object, port: number) =>
    ask(withRules(twoRegions(), 'b', { ingress: open({ protocol: 'tcp', ...more }) }), {
      protocol: 'tcp',
      port,
    }).reachable;
  t.equal(tcp({ ports: [80, 90] }, 80), true);
  t.equal(tcp({ ports: [80, 90] }, 90), true);
  t.equal(tcp({ ports: [80, 90] }, 91), false);
  t.equal(tcp({ peer: { cidr: cidr('10.1.0.0/28') } }, 80), true);
  t.equal(tcp({ peer: { cidr: cidr('10.1.0.16/28') } }, 80), false);
});

t.test('the egress rule is asked before the route', async (t) => {
  const cut = withRouter(
    withRules(twoRegions(), 'a', { egress: [rule('no', 'drop')] }),
    'vpc-a',
    (router) => ({
      ...router,
      tables: { main: [] },
    }),
  );
  t.equal(ask(cut).code, 'SG_EGRESS_DENY');
});

t.test('no route in a VPC: the cloud says why; the way back counts as well', async (t) => {
  const cut = (id: string) =>
    withRouter(twoRegions(), `vpc-${id}`, (router) => ({
      ...router,
      tables: { main: (router.tables.main ?? []).filter(({ target }) => target.kind !== 'link') },
    }));
  t.match(ask(cut('a')), { code: 'NOT_ATTACHED', direction: 'forward', object: 'vpc-a', reachable: false });
  t.match(ask(cut('b')), { code: 'NOT_ATTACHED', direction: 'return', object: 'vpc-b', reachable: false });
  t.equal(ask(cut('b')).path.length, 4, 'the way there is shown too');
});

t.test('a link that is down gives its own reason', async (t) => {
  const fabric = twoRegions();
  const down = (more: object): Fabric => ({
    ...fabric,
    links: { ...fabric.links, region: { ...(fabric.links.region as object), up: false, ...more } as never },
  });
  t.match(ask(down({})), { code: 'LINK_DOWN', object: 'region' });
  t.match(ask(down({ downReason: 'NO_REGION_CONNECTION', downText: 'expired' })), {
    code: 'NO_REGION_CONNECTION',
    text: 'expired',
  });
});

t.test('loops, black holes, hosts that are down, doubles', async (t) => {
  const aim = (target: object) =>
    withRouter(twoRegions(), 'tr-b', (router) => ({
      ...router,
      tables: {
        main: [{ cidr: cidr('0.0.0.0/0'), target: target as never, origin: { object: 'x', text: 'x' } }],
      },
    }));
  t.equal(ask(aim({ kind: 'link', link: 'region' })).code, 'ROUTE_LOOP');
  t.equal(ask(aim({ kind: 'blackhole' })).code, 'BLACKHOLE');
  t.match(ask(aim({ kind: 'host', host: 'a' })), {
    code: 'BLACKHOLE',
    object: 'x',
    text: /a does not answer for this address, and forwards nothing/,
  });
  const double = aim({ kind: 'host', host: 'a' });
  t.equal(ask(withAliases(double, 'a', ['10.2.0.10'])).code, 'OTHER_HOST');
  const fabric = twoRegions();
  const off: Fabric = {
    ...fabric,
    hosts: { ...fabric.hosts, b: { ...(fabric.hosts.b as object), up: false } as never },
  };
  t.match(ask(off), { code: 'HOST_DOWN', object: 'b' });
  t.match(ask(off, { from: 'b', to: 'a' }), { code: 'HOST_DOWN', object: 'b' });
});

t.test('an alias is reached if routes lead to the host that answers for it, and answers', async (t) => {
  const alias = '10.9.0.1';
  const block = cidr('10.9.0.0/24');
  const behind = withAliases(twoRegions(), 'b', [alias]);
  const routed = (['vpc-b', 'tr-b', 'tr-a', 'vpc-a'] as const).reduce(
    (fabric, router) =>
      withRoute(
        fabric,
        router,
        block,
        {
          'vpc-b': { kind: 'host', host: 'b' } as const,
          'tr-b': { kind: 'link', link: 'att-b' } as const,
          'tr-a': { kind: 'link', link: 'region' } as const,
          'vpc-a': { kind: 'link', link: 'att-a' } as const,
        }[router],
      ),
    behind,
  );
  t.match(ask(routed, { toAddress: alias }), {
    reachable: true,
    path: [{ router: 'vpc-a' }, { router: 'tr-a' }, { router: 'tr-b' }, { router: 'vpc-b' }],
  });
  t.match(ask(behind, { toAddress: alias }), { code: 'NOT_ATTACHED', object: 'vpc-a' }, 'no route to it');
  const only = withRules(routed, 'a', {
    egress: [rule('only', 'accept', { peer: { cidr: block } }), rule('no', 'drop')],
  });
  t.equal(ask(only, { toAddress: alias }).reachable, true, 'rules see the alias');
  t.equal(ask(only).code, 'SG_EGRESS_DENY');
  const unbound = withAliases(routed, 'b', ['10.9.0.2']);
  t.match(ask(unbound, { toAddress: alias }), { code: 'BLACKHOLE', text: /10\.9\.0\.1 to b/ });
});

t.test('network ACLs are stateless and do not stand inside a subnet', async (t) => {
  const acl = (ingress: 'accept' | 'drop', egress: 'accept' | 'drop') =>
    withRouter(twoRegions(), 'vpc-b', (router) => ({
      ...router,
      filter: {
        ...(router.filter as NonNullable<typeof router.filter>),
        acls: [
          {
            id: 'nacl-b',
            subnet: 'vsw-b',
            cidr: cidr('10.2.0.0/24'),
            ingress: [rule('i', ingress)],
            egress: [rule('e', egress)],
          },
        ],
      },
    }));
  t.equal(ask(acl('accept', 'accept')).reachable, true);
  t.match(ask(acl('drop', 'accept')), { code: 'ACL_INGRESS_DENY', direction: 'forward', object: 'nacl-b' });
  t.match(ask(acl('accept', 'drop')), { code: 'ACL_EGRESS_DENY', direction: 'return' });
});

t.test('the table for packets of a link decides', async (t) => {
  const fabric = withRouter(twoRegions(), 'tr-b', (router) => ({
    ...router,
    ingressTables: { region: 'from-region' },
    tables: { ...router.tables, 'from-region': [] },
  }));
  t.equal(ask(fabric).code, 'NOT_ATTACHED');
  t.equal(ask(fabric, { from: 'b', to: 'a' }).direction, 'return');
});

t.test('a round trip adds up what both ways delay and lose', async (t) => {
  const there = { latency: 30, jitter: 2, loss: 0.1 };
  const back = { latency: 45.5, jitter: 1, loss: 0.2 };
  const far = withDelay(twoRegions(), [there, back]);
  const { roundTrip } = ask(far);
  t.match(roundTrip, { rtt: 75.5, jitter: 3 });
  t.ok(Math.abs((roundTrip?.loss ?? 0) - (1 - 0.9 * 0.8)) < 1e-12);
  t.same(ask(far, { from: 'b', to: 'a' }).roundTrip, roundTrip, 'the other way round it is the same');
  const nothing = { latency: 0, jitter: 0, loss: 0 };
  t.notOk('roundTrip' in ask(withDelay(twoRegions(), [nothing, nothing])), 'nothing is not told');
  t.notOk('roundTrip' in ask(twoRegions()));
  const closed = withRules(far, 'b', { ingress: [rule('r', 'drop')] });
  t.notOk('roundTrip' in ask(closed), 'what does not arrive takes no time');
});
