import t from 'tap';
import { advance } from '../../../src/cloud/clouds.js';
import { whyNoRoute } from '../../../src/cloud/why.js';
import type { World } from '../../../src/cloud/world.js';
import { accepted, done, UID } from '../world.js';
import { apply, bareWorld, DAY, join, routeTo, which, withCcn } from './lab.js';

const [fresh, CcnId] = withCcn(bareWorld());
const alone = join(fresh, CcnId, 'vpc-a');
const why = (world: World, router = 'vpc-a', host = 'b') => whyNoRoute(world, router, host);
const named = which(fresh, CcnId, 'vpc-b');

t.test('nobody is in a CCN', async (t) => {
  t.same(why(fresh), {
    code: 'NOT_ATTACHED',
    object: 'vpc-a',
    text: 'VPC vpc-a is in no CCN; AttachCcnInstances attaches it',
  });
});

t.test('one side is in a CCN', async (t) => {
  t.same(why(alone, 'vpc-a', 'c'), {
    code: 'NOT_ATTACHED',
    object: 'vpc-c',
    text: `VPC vpc-c is in no CCN; account A attaches it to ${CcnId} (AttachCcnInstances)`,
  });
  const applies =
    `VPC vpc-b is in no CCN; account B applies to ${CcnId} (AttachCcnInstances with CcnUin ${UID.A}), ` +
    'then account A accepts';
  t.same(why(alone), { code: 'NOT_ATTACHED', object: 'vpc-b', text: applies });
  t.same(why(alone, 'vpc-b', 'a'), { code: 'NOT_ATTACHED', object: 'vpc-b', text: applies });
});

t.test('an application: waiting, expired, rejected', async (t) => {
  const asked = apply(alone, CcnId);
  const text = (world: World) => why(world).text;
  t.match(why(asked), {
    code: 'ATTACHMENT_PENDING',
    text: /^VPC vpc-b is PENDING in .*: account A, .* before 2026-02-07 12:00:\d\d UTC$/,
  });
  t.match(why(advance(asked, 8 * DAY).world), {
    code: 'ATTACHMENT_EXPIRED',
    text: /EXPIRED.*account B applies again \(ResetAttachCcnInstances\)/,
  });
  t.match(why(done(asked, 'A', 'RejectAttachCcnInstances', named)), {
    code: 'ATTACHMENT_REJECTED',
    text: /REJECTED.*account B applies again/,
  });
  const entering = accepted(asked, 'A', 'AcceptAttachCcnInstances', named).world;
  t.equal(text(entering), `VPC vpc-b is ATTACHING in ${CcnId}, not ACTIVE`);
});

t.test('two CCNs', async (t) => {
  const [two, other] = withCcn(alone);
  t.same(why(join(two, other, 'vpc-c'), 'vpc-a', 'c'), {
    code: 'ATTACHED_ELSEWHERE',
    object: 'vpc-c',
    text: `vpc-a is in ${CcnId}, vpc-c in ${other}: CCNs are not connected with each other`,
  });
});

t.test('a route that lost against another one', async (t) => {
  const twin: World = {
    ...join(fresh, CcnId, 'vpc-a', 'vpc-c'),
    subnets: { ...fresh.subnets, twin: { id: 'twin', vpc: 'vpc-d', cidr: '192.168.1.0/24', zone: 'a' } },
    hosts: {
      ...fresh.hosts,
      twin: { id: 'twin', subnet: 'twin', address: '192.168.1.20', securityGroups: [], up: true },
    },
  };
  const world = join(twin, CcnId, 'vpc-d');
  const [first, second] = ['vpc-c', 'vpc-d'].map((id) => routeTo(world, CcnId, '192.168.1.0/24', id).RouteId);
  t.same(why(world, 'vpc-a', 'twin'), {
    code: 'ROUTE_CONFLICT',
    object: second,
    text:
      `CCN route ${second} for 192.168.1.0/24 to vpc-d is disabled: CCN route ${first} for 192.168.1.0/24 ` +
      'to vpc-c has the same block and has to be disabled first (DisableCcnRoutes)',
  });
});

t.test('a transit router, or a host that is not there', async (t) => {
  t.equal(why(alone, `tr-${CcnId}-ap-guangzhou`).code, 'NO_ROUTE');
  t.throws(() => why(alone, 'vpc-a', 'nobody'), TypeError);
});
