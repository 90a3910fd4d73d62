import t from 'tap';
import { apply, settle } from '../../../src/cloud/clouds.js';
import { deriveFabric } from '../../../src/cloud/fabric.js';
import type { World } from '../../../src/cloud/world.js';
import type { JsonObject } from '../../../src/model/json.js';
import { outcome, reach, verdict, withRoutes } from '../edge.js';
import { accepted, attach, child, codeOf, done, UID, withCen, worldOf } from '../world.js';

const plan = worldOf({
  vpcs: {
    'vpc-a': ['A cn-qingdao 10.1.0.0/16', { 'vsw-a': '10.1.0.0/24' }],
    'vpc-b': ['B cn-beijing 10.2.0.0/16', { 'vsw-b': '10.2.0.0/24' }],
    'vpc-c': ['A cn-qingdao 10.3.0.0/16', { 'vsw-c': '10.3.0.0/24' }],
  },
  hosts: { a: 'vsw-a 10.1.0.10', b: 'vsw-b 10.2.0.10', c: 'vsw-c 10.3.0.10' },
});

const ownerOf = (vpc: string): 'A' | 'B' => (vpc === 'vpc-b' ? 'B' : 'A');
const regionOf = (vpc: string): string => plan.vpcs[vpc]?.region ?? '';

const side = (vpc: string, peer: string, Role: string, Spec: string): JsonObject => ({
  RegionId: regionOf(vpc),
  RouterType: 'VRouter',
  RouterId: `vrt-${vpc}`,
  Role,
  Spec,
  OppositeRegionId: regionOf(peer),
  OppositeRouterType: 'VRouter',
  OppositeRouterId: `vrt-${peer}`,
});

interface Pair {
  readonly world: World;
  /** The initiating and the accepting interface. */
  readonly from: string;
  readonly to: string;
}

/** Two interfaces that name each other, not connected yet. */
function named(world: World, vpc: string, peer: string, Spec = 'Small.1'): Pair {
  const a = accepted(world, ownerOf(vpc), 'CreateRouterInterface', side(vpc, peer, 'InitiatingSide', Spec));
  const b = accepted(
    a.world,
    ownerOf(peer),
    'CreateRouterInterface',
    side(peer, vpc, 'AcceptingSide', 'Negative'),
  );
  const [from, to] = [String(a.response.RouterInterfaceId), String(b.response.RouterInterfaceId)];
  const names = (current: World, as: 'A' | 'B', own: string, other: string, uid: string) =>
    done(current, as, 'ModifyRouterInterfaceAttribute', {
      RouterInterfaceId: own,
      OppositeInterfaceId: other,
      OppositeInterfaceOwnerId: uid,
    });
  const one = names(b.world, ownerOf(vpc), from, to, UID[ownerOf(peer)]);
  return { world: names(one, ownerOf(peer), to, from, UID[ownerOf(vpc)]), from, to };
}

/** Connected, with routes on both sides. */
function peered(world: World, vpc: string, peer: string, Spec?: string): Pair {
  const pair = named(world, vpc, peer, Spec);
  const connected = done(pair.world, ownerOf(vpc), 'ConnectRouterInterface', {
    RouterInterfaceId: pair.from,
  });
  const there = withRoutes(connected, vpc, `${world.vpcs[peer]?.cidrs[0]} RouterInterface ${pair.from}`);
  return {
    ...pair,
    world: withRoutes(there, peer, `${world.vpcs[vpc]?.cidrs[0]} RouterInterface ${pair.to}`),
  };
}

const statusOf = (world: World, id: string) => world.alibaba.routerInterfaces[id]?.Status;

t.test('two accounts, two regions: connected, and packets pass at the rate of the Spec', async (t) => {
  const { world, from, to } = peered(plan, 'vpc-a', 'vpc-b', 'Small.1');
  t.same(
    [from, to].map((id) => statusOf(world, id)),
    ['Active', 'Active'],
  );
  reach(t, world, 'a', 'b');
  t.equal(outcome(world, 'a', 'b'), 'vpc-a vpc-b');
  t.match(verdict(world, 'a', 'b'), { rate: 10e6, rateText: `router interface ${from}: Small.1, 10 Mbit/s` });
  const link = Object.values(deriveFabric(world).links)[0];
  t.match(link, { kind: 'peering', id: [from, to].sort().join('/'), rate: [10e6, 10e6] });
});

t.test('while it connects nothing passes', async (t) => {
  const pair = named(plan, 'vpc-a', 'vpc-b');
  t.equal(statusOf(pair.world, pair.from), 'Idle');
  const begun = accepted(pair.world, 'A', 'ConnectRouterInterface', { RouterInterfaceId: pair.from }).world;
  t.equal(statusOf(begun, pair.from), 'Connecting');
  t.equal(statusOf(begun, pair.to), 'AcceptingConnecting');
  const routed = withRoutes(begun, 'vpc-a', `10.2.0.0/16 RouterInterface ${pair.from}`);
  t.match(verdict(routed, 'a', 'b'), { code: 'BLACKHOLE', text: /which is not there/ });
});

t.test('one end deactivated stops both directions; activated it passes again', async (t) => {
  const { world, from, to } = peered(plan, 'vpc-a', 'vpc-b');
  const begun = accepted(world, 'B', 'DeactivateRouterInterface', { RouterInterfaceId: to }).world;
  t.equal(statusOf(begun, to), 'Deactivating');
  const still = done(world, 'B', 'DeactivateRouterInterface', { RouterInterfaceId: to });
  t.match(verdict(still, 'a', 'b'), {
    code: 'LINK_DOWN',
    text: `router interface ${to} of vpc-b is Inactive, not Active`,
  });
  t.equal(outcome(still, 'b', 'a'), 'LINK_DOWN forward');
  t.equal(statusOf(still, from), 'Active');
  t.equal(codeOf(still, 'B', 'DeactivateRouterInterface', { RouterInterfaceId: to }), '400 IncorrectStatus');
  t.equal(codeOf(world, 'A', 'ActivateRouterInterface', { RouterInterfaceId: from }), '400 IncorrectStatus');
  reach(t, done(still, 'B', 'ActivateRouterInterface', { RouterInterfaceId: to }), 'a', 'b');
});

t.test('a VPC is no transit from one peering to another', async (t) => {
  const first = peered(plan, 'vpc-a', 'vpc-b');
  const second = named(first.world, 'vpc-c', 'vpc-b');
  const world = done(second.world, 'A', 'ConnectRouterInterface', { RouterInterfaceId: second.from });
  const routed = withRoutes(
    withRoutes(
      withRoutes(world, 'vpc-a', `10.0.0.0/8 RouterInterface ${first.from}`),
      'vpc-b',
      `10.1.0.0/16 RouterInterface ${first.to}`,
      `10.3.0.0/16 RouterInterface ${second.to}`,
    ),
    'vpc-c',
    `10.0.0.0/8 RouterInterface ${second.from}`,
  );
  reach(t, routed, 'a', 'b');
  reach(t, routed, 'c', 'b');
  t.match(verdict(routed, 'a', 'c'), { code: 'BLACKHOLE', text: /no transit between its peerings/ });
});

t.test('a CEN or a peering, never both', async (t) => {
  const [fresh, CenId] = withCen(plan);
  const { world } = named(fresh, 'vpc-a', 'vpc-b');
  t.equal(
    codeOf(world, 'A', 'AttachCenChildInstance', child(world, CenId, 'vpc-a')),
    '409 InvalidOperation.ChildInstanceRIAlreadyExist',
  );
  const attached = attach(fresh, CenId, 'vpc-a');
  t.equal(
    codeOf(attached, 'A', 'CreateRouterInterface', side('vpc-a', 'vpc-b', 'InitiatingSide', 'Mini.2')),
    '400 IncorrectStatus.CenRelation',
  );
});

t.test('deleting: Idle or Inactive, and no route leads to it', async (t) => {
  const { world, from, to } = peered(plan, 'vpc-a', 'vpc-b');
  const deletes = (in_: World) => codeOf(in_, 'A', 'DeleteRouterInterface', { RouterInterfaceId: from });
  t.equal(deletes(world), '400 IncorrectStatus');
  const idle = done(world, 'A', 'DeactivateRouterInterface', { RouterInterfaceId: from });
  t.equal(deletes(idle), '400 DependencyViolation.RouterInterfaceReferedByRouteEntry');
  const gone = done(withRoutes(idle, 'vpc-a'), 'A', 'DeleteRouterInterface', { RouterInterfaceId: from });
  t.notOk(gone.alibaba.routerInterfaces[from]);
  t.match(verdict(gone, 'b', 'a'), { code: 'BLACKHOLE', text: /which is not there/ });
  t.match(accepted(gone, 'B', 'DescribeRouterInterfaces').response, {
    RouterInterfaceSet: {
      RouterInterfaceType: [
        { RouterInterfaceId: to, OppositeInterfaceId: from, OppositeInterfaceStatus: 'Deleted' },
      ],
    },
  });
});

t.test('describing', async (t) => {
  const { world, from, to } = peered(plan, 'vpc-a', 'vpc-b', 'large.1');
  const { response } = accepted(world, 'A', 'DescribeRouterInterfaces', {
    'Filter.1.Key': 'Status',
    'Filter.1.Value.1': 'Active',
  });
  t.match(response, {
    TotalCount: 1,
    RouterInterfaceSet: {
      RouterInterfaceType: [
        {
          RouterInterfaceId: from,
          Role: 'InitiatingSide',
          Spec: 'Large.1',
          Bandwidth: 1000,
          RouterId: 'vrt-vpc-a',
          OppositeInterfaceId: to,
          OppositeInterfaceOwnerId: UID.B,
          OppositeRouterId: 'vrt-vpc-b',
          OppositeInterfaceSpec: 'Negative',
        },
      ],
    },
  });
});

t.test('what CreateRouterInterface refuses', async (t) => {
  const code = (params: JsonObject, in_ = plan) =>
    codeOf(in_, 'A', 'CreateRouterInterface', {
      ...side('vpc-a', 'vpc-b', 'InitiatingSide', 'Mini.2'),
      ...params,
    });
  t.equal(code({}), 'accepted');
  t.equal(code({ RouterId: 'vrt-vpc-b' }), '404 InvalidRouterId.NotFound', 'another account’s');
  t.equal(code({ RouterId: 'vpc-a' }), '404 InvalidRouterId.NotFound');
  t.equal(code({ RegionId: 'cn-beijing' }), '404 InvalidRouterId.NotFound');
  t.equal(code({ RouterType: 'VBR' }), '400 InvalidRouterType.ValueNotSupported');
  t.equal(code({ Role: 'Both' }), '400 InvalidRole.ValueNotSupported');
  t.equal(code({ Spec: 'Huge.1' }), '400 InvalidSpec.ValudNotSupported');
  t.equal(code({ Spec: 'Negative' }), '400 InvalidSpec.ValudNotSupported');
  t.equal(code({ OppositeRegionId: 'moon' }), '404 InvalidRegionId.NotFound');
  const full = [1, 2, 3, 4, 5].reduce(
    (world) => done(world, 'A', 'CreateRouterInterface', side('vpc-a', 'vpc-b', 'AcceptingSide', 'Negative')),
    plan,
  );
  t.equal(code({}, full), '400 QuotaExceeded.RouterInterface');
});

t.test('what ConnectRouterInterface refuses', async (t) => {
  const { world, from, to } = named(plan, 'vpc-a', 'vpc-b');
  const code = (in_: World, as = 'A', id = from) =>
    codeOf(in_, as, 'ConnectRouterInterface', { RouterInterfaceId: id });
  t.equal(code(world, 'A', 'ri-9'), '404 InvalidRouterInterfaceId.NotFound');
  t.equal(code(world, 'B', from), '404 InvalidRouterInterfaceId.NotFound', 'not the caller’s');
  t.equal(code(world, 'B', to), '400 IncorrectRole.NotInitiatingSide');
  const modified = (as: string, RouterInterfaceId: string, params: JsonObject) =>
    done(world, as, 'ModifyRouterInterfaceAttribute', { RouterInterfaceId, ...params });
  const wrong = '400 IncorrectOppositeInterfaceInfo';
  t.equal(code(modified('A', from, { OppositeInterfaceId: 'ri-9' })), wrong);
  t.equal(code(modified('B', to, { OppositeInterfaceId: 'ri-9' })), wrong);
  t.equal(code(modified('A', from, { OppositeInterfaceOwnerId: UID.A })), wrong);
  t.equal(code(modified('B', to, { OppositeInterfaceOwnerId: UID.B })), wrong);
  t.equal(code(modified('B', to, { OppositeRouterId: 'vrt-vpc-c' })), wrong);
  const connected = done(world, 'A', 'ConnectRouterInterface', { RouterInterfaceId: from });
  t.equal(code(connected), '400 IncorrectStatus');
  t.equal(
    codeOf(connected, 'A', 'ModifyRouterInterfaceAttribute', {
      RouterInterfaceId: from,
      OppositeInterfaceId: to,
    }),
    '400 InvalidParam.ModifyRouterInterface',
  );
  const again = named(connected, 'vpc-a', 'vpc-b');
  t.equal(code(again.world, 'A', again.from), '400 Forbidden.OnlyOneConnection');
});

t.test('another Spec: Activating, then Active at the new rate', async (t) => {
  const { world, from, to } = peered(plan, 'vpc-a', 'vpc-b');
  const call = { action: 'ModifyRouterInterfaceSpec', params: { RouterInterfaceId: from, Spec: 'Middle.1' } };
  const result = apply(world, { as: 'A', ...call });
  if (!result.ok) throw new Error(result.error.code);
  t.match(result.response, { Spec: 'Middle.1' });
  t.equal(statusOf(result.world, from), 'Activating');
  t.equal(codeOf(result.world, 'A', call.action, call.params), '400 InvalidInstance.StatusError');
  const settled = settle(result.world).world;
  t.equal(statusOf(settled, from), 'Active');
  t.equal(verdict(settled, 'a', 'b').rate, 100_000_000);
  const negative = { RouterInterfaceId: to, Spec: 'Negative' };
  t.equal(
    statusOf(done(settled, 'B', call.action, negative), to),
    'Active',
    'the accepting side stays what it is',
  );
});

t.test('interfaces in regions that they do not say', async (t) => {
  const pair = named(plan, 'vpc-a', 'vpc-b');
  const row = pair.world.alibaba.routerInterfaces[pair.to];
  if (!row) throw new Error('no interface');
  const routerInterfaces = {
    ...pair.world.alibaba.routerInterfaces,
    [pair.to]: { ...row, OppositeRegionId: 'us-east-1' },
  };
  const world = { ...pair.world, alibaba: { ...pair.world.alibaba, routerInterfaces } };
  t.equal(
    codeOf(world, 'A', 'ConnectRouterInterface', { RouterInterfaceId: pair.from }),
    '400 IncorrectOppositeInterfaceInfo',
  );
});
