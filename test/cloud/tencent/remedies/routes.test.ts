import t from 'tap';
import type { World } from '../../../../src/cloud/world.js';
import type { JsonObject } from '../../../../src/model/json.js';
import { accepted, done } from '../../world.js';
import { bareWorld, join, routeTo, which, withCcn } from '../lab.js';
import { all, first, last, mended, ping, remediesAgainst, said } from './mended.js';

const [fresh, CcnId] = withCcn(bareWorld());
const joined = join(fresh, CcnId, 'vpc-a', 'vpc-c');
const ac = ping('a', 'c');

/** vpc-d has vpc-c's block as well, with a host of another address or of the same. */
const withTwin = (address: string, cidr = '192.168.1.0/24'): World => ({
  ...fresh,
  subnets: { ...fresh.subnets, twin: { id: 'twin', vpc: 'vpc-d', cidr, zone: 'a' } },
  hosts: {
    ...fresh.hosts,
    twin: { id: 'twin', subnet: 'twin', address, securityGroups: [], up: true },
  },
});

t.test('switched off in the CCN, and in a VPC', async (t) => {
  const { RouteId } = routeTo(joined, CcnId, '192.168.1.0/24');
  const off = done(joined, 'A', 'DisableCcnRoutes', { CcnId, RouteIds: [RouteId ?? ''] });
  t.same(first(off, ac), ['A EnableCcnRoutes', 'reachable']);
  t.same(first(off, ping('c', 'a')), ['A EnableCcnRoutes', 'reachable'], 'on the way back');
  const item = Object.values(joined.tencent.vpcCcnRoutes).find(({ vpc }) => vpc === 'vpc-a')?.RouteItemId;
  const one = done(joined, 'A', 'DisableRoutes', {
    RouteTableId: 'vtb-vpc-a',
    RouteItemIds: [item ?? ''],
  });
  t.same(first(one, ac), ['A EnableRoutes', 'reachable']);
});

t.test('two networks with one block: the other one gives way', async (t) => {
  const world = join(withTwin('192.168.1.20'), CcnId, 'vpc-a', 'vpc-c', 'vpc-d');
  const flow = ping('a', 'twin');
  t.equal(said(world, flow), 'ROUTE_CONFLICT forward');
  t.same(all(world, flow).slice(0, 3), [
    ['A EnableCcnRoutes', 'UnsupportedOperation.Ecmp'],
    ['A DisableCcnRoutes, A EnableCcnRoutes *', 'reachable'],
    ['A DetachCcnInstances, A EnableCcnRoutes *', 'reachable'],
  ]);
});

t.test('a more specific route leads to a network without the host, or to its namesake', async (t) => {
  const hidden = join(withTwin('192.168.1.20', '192.168.1.8/29'), CcnId, 'vpc-a', 'vpc-c', 'vpc-d');
  t.equal(said(hidden, ac), 'BLACKHOLE forward');
  t.same(first(hidden, ac), ['A DisableCcnRoutes *', 'reachable']);
  t.same(last(hidden, ac), ['A DetachCcnInstances *', 'reachable']);
  const namesake = join(withTwin('192.168.1.10', '192.168.1.8/29'), CcnId, 'vpc-a', 'vpc-c', 'vpc-d');
  t.equal(said(namesake, ac), 'OTHER_HOST forward');
  t.same(first(namesake, ac), ['A DisableCcnRoutes *', 'reachable']);
});

t.test('a route table of the CCN takes a route in, or another one is used', async (t) => {
  const made = accepted(joined, 'A', 'CreateCcnRouteTables', { RouteTable: [{ CcnId, Name: 'apart' }] });
  const [table] = made.response.CcnRouteTableSet as readonly { CcnRouteTableId: string }[];
  const RouteTableId = table?.CcnRouteTableId ?? '';
  const bound = done(made.world, 'A', 'AssociateInstancesToCcnRouteTable', {
    ...which(joined, CcnId, 'vpc-a'),
    RouteTableId,
  });
  t.equal(said(bound, ac), 'ROUTE_DENIED forward');
  t.same(first(bound, ac), ['A ReplaceCcnRouteTableInputPolicys', 'reachable']);
  t.same(last(bound, ac), ['A AssociateInstancesToCcnRouteTable *', 'reachable']);
});

t.test('a container behind an instance: a route to it, then the CCN is told', async (t) => {
  const { a } = joined.hosts;
  const world: World = {
    ...joined,
    hosts: { ...joined.hosts, ...(a && { a: { ...a, aliases: ['172.20.0.5'] } }) },
    routeTables: {
      ...joined.routeTables,
      'vtb-vpc-a': {
        id: 'vtb-vpc-a',
        vpc: 'vpc-a',
        main: true,
        entries: [{ id: 'rti-1', cidr: '172.20.0.0/24', nextHopType: 'NORMAL_CVM', nextHopId: 'a' }],
      },
    },
  };
  const flow = { ...ping('c', 'a'), toAddress: '172.20.0.5' };
  t.equal(said(world, flow), 'NOT_PUBLISHED forward');
  t.same(first(world, flow), ['A NotifyRoutes', 'reachable']);
  const bare = { ...world, routeTables: joined.routeTables };
  t.equal(said(bare, flow), 'NO_ROUTE forward');
  t.same(first(bare, flow), ['A CreateRoutes', 'NOT_PUBLISHED forward']);
});

t.test('an own route that leads nowhere is switched off', async (t) => {
  const world: World = {
    ...joined,
    routeTables: {
      ...joined.routeTables,
      'vtb-vpc-a': {
        id: 'vtb-vpc-a',
        vpc: 'vpc-a',
        main: true,
        entries: [{ id: 'rti-1', cidr: '192.168.1.0/28', nextHopType: 'VPN', nextHopId: 'vpngw-gone' }],
      },
    },
  };
  t.equal(said(world, ac), 'BLACKHOLE forward');
  t.same(first(world, ac), ['A DisableRoutes *', 'reachable']);
});

t.test('an own route that stands against the CCN’s', async (t) => {
  const before: World = {
    ...fresh,
    routeTables: {
      ...fresh.routeTables,
      'vtb-vpc-a': {
        id: 'vtb-vpc-a',
        vpc: 'vpc-a',
        main: true,
        entries: [{ id: 'rti-1', cidr: '192.168.1.0/24', nextHopType: 'NORMAL_CVM', nextHopId: 'a' }],
      },
    },
  };
  const world = join(before, CcnId, 'vpc-a', 'vpc-c');
  t.equal(said(world, ac), 'ROUTE_CONFLICT forward');
  const offered = remediesAgainst(world, ac);
  t.match(offered.at(-1), { sweeping: true });
  t.equal(said(mended(world, offered.at(-1)), ac), 'reachable');
  const calls = offered.flatMap((one) => (one.kind === 'calls' ? one.calls.map(({ params }) => params) : []));
  t.ok(calls.some(({ RouteItemIds }: JsonObject) => JSON.stringify(RouteItemIds) === '["rti-1"]'));
});
