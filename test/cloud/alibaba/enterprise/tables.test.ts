import t from 'tap';
import { deriveFabric } from '../../../../src/cloud/fabric.js';
import type { World } from '../../../../src/cloud/world.js';
import type { JsonObject } from '../../../../src/model/json.js';
import { compile } from '../../../../src/plane/compile/index.js';
import { accepted, codeOf, done } from '../../world.js';
import {
  associate,
  connectedPair,
  learn,
  net,
  ping,
  publish,
  said,
  systemTable,
  withRouter,
  withTable,
  withVpc,
} from './network.js';

/** vpc-1 and vpc-2 know the shared VPC only; it knows both. */
function isolated() {
  const { world: fresh, CenId } = net();
  const [routed, router] = withRouter(fresh, CenId, 'cn-hangzhou');
  const [one, a1] = withVpc(routed, router, 'vpc-1', { AutoPublishRouteEnabled: true });
  const [two, a2] = withVpc(one, router, 'vpc-2', { AutoPublishRouteEnabled: true });
  const [three, as] = withVpc(two, router, 'vpc-s', { AutoPublishRouteEnabled: true });
  const [tabled, spokes] = withTable(three, router);
  const [both, hub] = withTable(tabled, router);
  const spoked = [a1, a2].reduce((w, row) => learn(associate(w, row, spokes), row, hub), both);
  return { world: learn(associate(spoked, as, hub), as, spokes), router, a1, a2, as, spokes, hub };
}

t.test('two VPCs apart from each other, both with a shared one', async (t) => {
  const { world, a2, spokes } = isolated();
  for (const [from, to] of [
    ['h-1', 'h-s'],
    ['h-s', 'h-1'],
    ['h-2', 'h-s'],
    ['h-s', 'h-2'],
  ] as const)
    t.equal(said(world, from, to), 'reachable', `${from} to ${to}`);
  t.equal(said(world, 'h-1', 'h-2'), `NOT_PROPAGATED forward ${a2}`);
  t.match(ping(world, 'h-1', 'h-2').text, spokes, 'it names the table that would have to learn');
  t.match(ping(world, 'h-2', 'h-1'), { reachable: false, code: 'NOT_PROPAGATED' });
  compile(deriveFabric(world));
});

const entry = (table: string, block: string, next?: string): JsonObject => ({
  TransitRouterRouteTableId: table,
  TransitRouterRouteEntryDestinationCidrBlock: block,
  ...(next === undefined
    ? { TransitRouterRouteEntryNextHopType: 'BlackHole' }
    : { TransitRouterRouteEntryNextHopType: 'Attachment', TransitRouterRouteEntryNextHopId: next }),
});

const listed = (world: World, table: string, more: JsonObject = {}): string[] => {
  const { response } = accepted(world, 'A', 'ListTransitRouterRouteEntries', {
    TransitRouterRouteTableId: table,
    ...more,
  });
  return (response.TransitRouterRouteEntries as JsonObject[]).map((row) =>
    [
      row.TransitRouterRouteEntryDestinationCidrBlock,
      row.TransitRouterRouteEntryType,
      row.TransitRouterRouteEntryNextHopResourceId ?? row.TransitRouterRouteEntryNextHopType,
      row.TransitRouterRouteEntryStatus,
    ].join(' '),
  );
};

t.test('a black hole swallows what is more specific, and what is equal', async (t) => {
  const { world, table } = connectedPair();
  const specific = done(world, 'A', 'CreateTransitRouterRouteEntry', entry(table, '10.2.1.10'));
  t.match(ping(specific, 'h-1', 'h-2'), { code: 'BLACKHOLE', direction: 'forward', object: /^rte-/ });
  const wider = done(world, 'A', 'CreateTransitRouterRouteEntry', entry(table, '10.2.0.0/16'));
  t.equal(said(wider, 'h-1', 'h-2'), 'reachable', 'the longest prefix decides');
  const equal = done(world, 'A', 'CreateTransitRouterRouteEntry', entry(table, '10.2.1.0/24'));
  t.match(ping(equal, 'h-1', 'h-2'), { code: 'BLACKHOLE' });
  t.same(listed(equal, table), [
    '10.2.1.0/24 Static BlackHole Active',
    '10.1.1.0/24 Propagated vpc-1 Active',
    '10.2.2.0/29 Propagated vpc-2 Active',
  ]);
  t.same(listed(equal, table, { TransitRouterRouteEntryStatus: 'Standby' }), [
    '10.2.1.0/24 Propagated vpc-2 Standby',
  ]);
  compile(deriveFabric(equal));
});

t.test('a static route leads elsewhere, and is undone', async (t) => {
  const { world, spokes, a1, a2 } = isolated();
  const led = done(world, 'A', 'CreateTransitRouterRouteEntry', entry(spokes, '10.2.1.0/24', a2));
  t.match(ping(led, 'h-1', 'h-2'), { reachable: false, direction: 'return' }, 'there, but not back');
  const both = done(led, 'A', 'CreateTransitRouterRouteEntry', entry(spokes, '10.1.1.0/24', a1));
  t.equal(said(both, 'h-1', 'h-2'), 'reachable', 'static routes do without learning');
  t.equal(said(both, 'h-2', 'h-1'), 'reachable');
  const row = Object.values(led.alibaba.transitRouterRouteEntries)[0];
  const gone = done(led, 'A', 'DeleteTransitRouterRouteEntry', {
    TransitRouterRouteEntryId: row?.TransitRouterRouteEntryId ?? '',
  });
  t.match(ping(gone, 'h-1', 'h-2'), { code: 'NOT_PROPAGATED', direction: 'forward' });
  t.same(gone.alibaba.transitRouterRouteEntries, {});
  const byBlock = {
    TransitRouterRouteTableId: spokes,
    TransitRouterRouteEntryDestinationCidrBlock: '10.2.1.0/24',
  };
  t.same(done(led, 'A', 'DeleteTransitRouterRouteEntry', byBlock).alibaba.transitRouterRouteEntries, {});
});

t.test('of two VPCs with one block the one attached first is served', async (t) => {
  const { world, router, table } = connectedPair();
  const [attached, ax] = withVpc(world, router, 'vpc-x');
  const all = publish(learn(associate(attached, ax, table), ax, table), ax);
  t.match(listed(all, table).sort()[0], '10.1.1.0/24 Propagated vpc-1 Active');
  t.same(listed(all, table, { TransitRouterRouteEntryStatus: 'Rejected' }), [
    '10.1.1.0/24 Propagated vpc-x Rejected',
  ]);
  t.match(ping(all, 'h-2', 'h-x'), { reachable: false });
  t.match(ping(all, 'h-x', 'h-1'), { reachable: false }, 'its own vSwitch has that block');
});

t.test('every transit router has a default table; others come and go', async (t) => {
  const { world: fresh, CenId } = net();
  const [world, router] = withRouter(fresh, CenId, 'cn-hangzhou');
  const system = systemTable(world, router);
  t.ok(system);
  t.equal(
    codeOf(world, 'A', 'DeleteTransitRouterRouteTable', { TransitRouterRouteTableId: system }),
    '400 OperationFailed.DeleteSystemRouteTable',
  );
  const [more, custom] = withTable(world, router);
  const types = (w: World) =>
    (
      accepted(w, 'A', 'ListTransitRouterRouteTables', { TransitRouterId: router }).response
        .TransitRouterRouteTables as JsonObject[]
    ).map((row) => `${row.TransitRouterRouteTableType} ${row.TransitRouterRouteTableStatus}`);
  t.same(types(more), ['System Active', 'Custom Active']);
  const started = accepted(more, 'A', 'DeleteTransitRouterRouteTable', { TransitRouterRouteTableId: custom });
  t.same(types(started.world), ['System Active', 'Custom Deleting']);
  t.same(types(done(more, 'A', 'DeleteTransitRouterRouteTable', { TransitRouterRouteTableId: custom })), [
    'System Active',
  ]);
});

t.test('what a table does not take', async (t) => {
  const { world, table, a1, a2, router } = connectedPair();
  const tie = { TransitRouterAttachmentId: a1, TransitRouterRouteTableId: table };
  const [other, custom] = withTable(world, router);
  const refused = (action: string, params: JsonObject, code: string, w = other) =>
    t.equal(codeOf(w, 'A', action, params), `400 ${code}`, code);
  refused(
    'AssociateTransitRouterAttachmentWithRouteTable',
    { ...tie, TransitRouterRouteTableId: custom },
    'OperationFailed.RouteTableAssociationExist',
  );
  refused('EnableTransitRouterRouteTablePropagation', tie, 'OperationFailed.RouteTablePropagationExist');
  refused(
    'DissociateTransitRouterAttachmentFromRouteTable',
    { ...tie, TransitRouterRouteTableId: custom },
    'InvalidTransitRouterAttachmentId.NotFound',
  );
  refused(
    'DisableTransitRouterRouteTablePropagation',
    { ...tie, TransitRouterRouteTableId: custom },
    'InvalidTransitRouterAttachmentId.NotFound',
  );
  const create = 'CreateTransitRouterRouteEntry';
  refused(create, entry(table, '10.0.0.300/8'), 'IllegalParam.TransitRouterDestinationCidrBlock');
  refused(
    create,
    { ...entry(table, '10.0.0.0/8'), TransitRouterRouteEntryNextHopId: a2 },
    'ParamExclusive.NextHopTypeBlackHoleAndNextHopId',
  );
  refused(
    create,
    { ...entry(table, '10.0.0.0/8', a2), TransitRouterRouteEntryNextHopId: '' },
    'MissingParam.TransitRouterRouteEntryNextHopId',
  );
  refused(
    create,
    entry(table, '10.0.0.0/8', 'tr-attach-x'),
    'InvalidTransitRouterRouteEntryNextHopId.NotFound',
  );
  const routed = done(other, 'A', create, entry(table, '10.9.0.0/16', a2));
  refused(
    create,
    entry(table, '10.9.0.0/16'),
    'OperationFailed.CreateRouteEntryWithSameDestinationCidrBlock',
    routed,
  );
  const creating = accepted(other, 'A', create, entry(table, '10.9.0.0/16', a2));
  refused(
    'DeleteTransitRouterRouteEntry',
    { TransitRouterRouteEntryId: creating.response.TransitRouterRouteEntryId ?? '' },
    'IncorrectStatus.Status',
    creating.world,
  );
  t.same(
    listed(creating.world, table, { TransitRouterRouteEntryStatus: 'All' }).at(-1)?.split(' ').at(-1),
    'Creating',
  );
});
