import t from 'tap';
import { ask, FILE, lineOf, sourceText } from './lab.js';

t.test('what arrives: both ways, each hop with what decided and where that comes from', async (t) => {
  const found = ask(t);
  t.match(found, {
    file: FILE,
    name: 'Two regions',
    step: { index: 1, title: 'Join' },
    from: { host: 'ecs-a', address: '172.16.1.1' },
    to: { host: 'ecs-b', address: '192.168.1.1' },
    protocol: 'icmp',
    verdict: { reachable: true, rate: 1000 },
    change: [],
    fixes: [],
  });
  t.equal(found.there.length, 4);
  t.equal(found.back.length, 4);
  const [first, second] = found.there;
  t.equal(sourceText(first?.source?.made), String(lineOf('vsw-b: 192')), 'the route leads to vsw-b');
  t.match(first?.crossing, { kind: 'attachment', limits: [], to: second?.router });
  t.match(second?.crossing, {
    kind: 'region-connection',
    limits: [{ rate: 1000, source: { made: { by: 'CreateCen' } } }],
  });
  t.equal(sourceText(found.there[3]?.passed?.[0]?.source?.made), String(lineOf('protocol: icmp')));
  t.notOk('path' in found.verdict, 'the ways are told once');
});

t.test('what a rule stops: the rule, the group to change, a fix that was tried', async (t) => {
  const found = ask(t, { at: '2' });
  t.match(found.verdict, { reachable: false, code: 'SG_INGRESS_DENY', direction: 'forward', object: 'sg-b' });
  t.match(found.there.at(-1)?.dropped, { list: 'sg-b', object: 'sg-b default ingress' });
  t.match(found.change, [{ object: 'sg-b', source: { changed: { by: 'AuthorizeSecurityGroup' } } }]);
  t.same(found.back, []);
  t.match(found.fixes[0]?.items, [{ kind: 'call', action: 'AuthorizeSecurityGroup' }]);
});

t.test('a port is asked about as a port', async (t) => {
  t.match(ask(t, { to: 'ecs-b:443/tcp', at: '2' }), {
    protocol: 'tcp',
    port: 443,
    verdict: { reachable: true },
  });
  t.match(ask(t, { to: 'ecs-b:443/udp', at: '2' }), { verdict: { code: 'SG_INGRESS_DENY' } });
});

t.test('an answer that does not come back', async (t) => {
  const shut = `network_acls:
  nacl:
    vpc: vpc-b
    vswitches: [vsw-b]
    ingress: [{ protocol: all, cidr: 0.0.0.0/0, policy: accept }]
    egress: [{ protocol: tcp, cidr: 0.0.0.0/0, policy: accept }]
`;
  const text = (await import('./lab.js')).SCENARIO.replace('hosts:\n', `${shut}hosts:\n`);
  const found = ask(t, {}, text);
  t.match(found.verdict, { code: 'ACL_EGRESS_DENY', direction: 'return' });
  t.equal(found.there.length, 4);
  t.match(found.back, [
    { dropped: { list: 'nacl@vsw-b', source: { made: { at: { line: lineOf('  nacl:', text) } } } } },
  ]);
  t.match(found.there[3]?.passed, [{ list: 'nacl@vsw-b' }, { list: 'sg-b' }]);
});

t.test('before the first step, and within one', async (t) => {
  t.match(ask(t, { at: '0' }), { step: { index: 0 }, verdict: { code: 'NOT_ATTACHED' } });
  t.match(ask(t, { at: '1.2' }), {
    step: { index: 1, item: 2 },
    verdict: { code: 'NOT_ATTACHED', object: 'vpc-b' },
  });
  t.match(ask(t, { at: 'Change' }).step, { index: 2, title: 'Change' });
});

t.test('a host that is down sends nothing: no hop', async (t) => {
  const found = ask(t, { from: 'ecs-b', to: 'ecs-a', at: '3' });
  t.match(found, { verdict: { code: 'HOST_DOWN' }, there: [], back: [] });
  t.match(found.change, [{ object: 'ecs-b', source: { changed: { by: 'fault', step: 3 } } }]);
});
