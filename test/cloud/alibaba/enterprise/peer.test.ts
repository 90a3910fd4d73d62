import t from 'tap';
import { fitted, released } from '../../../../src/cloud/alibaba/release.js';
import { settle } from '../../../../src/cloud/clouds.js';
import { deriveFabric } from '../../../../src/cloud/fabric.js';
import type { World } from '../../../../src/cloud/world.js';
import type { JsonObject } from '../../../../src/model/json.js';
import { compile } from '../../../../src/plane/compile/index.js';
import { accepted, codeOf, done, withPackage } from '../../world.js';
import {
  associate,
  dissociate,
  learn,
  net,
  ping,
  publish,
  said,
  systemTable,
  withRouter,
  withVpc,
} from './network.js';

const PEER = 'CreateTransitRouterPeerAttachment';
const UPDATE = 'UpdateTransitRouterPeerAttachmentAttribute';

/** vpc-1 in Hangzhou and vpc-far in Beijing, each complete with its own transit router; nothing in between. */
function twoRegions(Mbps = 8) {
  const { world: fresh, CenId } = net();
  const [packed, bwp] = withPackage(fresh, CenId, Mbps);
  const [one, here] = withRouter(packed, CenId, 'cn-hangzhou');
  const [two, there] = withRouter(one, CenId, 'cn-beijing');
  const [three, a1] = withVpc(two, here, 'vpc-1');
  const [four, af] = withVpc(three, there, 'vpc-far');
  const tables = { here: systemTable(four, here), there: systemTable(four, there) };
  const first = publish(learn(associate(four, a1, tables.here), a1, tables.here), a1);
  const world = publish(learn(associate(first, af, tables.there), af, tables.there), af);
  return { world, CenId, bwp, here, there, a1, af, tables };
}

const peerOf = (world: World, params: JsonObject): readonly [World, string] => {
  const made = accepted(world, 'A', PEER, params);
  return [settle(made.world).world, String(made.response.TransitRouterAttachmentId)];
};

t.test('two regions: a peer attachment with every switch on', async (t) => {
  const { world, here, there, tables, bwp } = twoRegions();
  t.equal(said(world, 'h-1', 'h-far'), `NO_REGION_CONNECTION forward ${here}`);
  t.match(ping(world, 'h-1', 'h-far').text, /CreateTransitRouterPeerAttachment/);

  const ends = {
    TransitRouterId: here,
    PeerTransitRouterId: there,
    Bandwidth: 5,
    CenBandwidthPackageId: bwp,
  };
  const { world: attaching, response } = accepted(world, 'A', PEER, ends);
  const id = String(response.TransitRouterAttachmentId);
  t.equal(said(attaching, 'h-1', 'h-far'), `NO_REGION_CONNECTION forward ${id}`);
  t.match(ping(attaching, 'h-1', 'h-far').text, /Attaching/);

  const steps: readonly [string, (w: World) => World][] = [
    [`NOT_PROPAGATED forward ${id}`, (w) => learn(w, id, tables.here)],
    [`NOT_PROPAGATED forward ${id}`, (w) => associate(w, id, tables.there)],
    [
      `NOT_PROPAGATED forward ${id}`,
      (w) => done(w, 'A', UPDATE, { TransitRouterAttachmentId: id, AutoPublishRouteEnabled: true }),
    ],
    [`NOT_PROPAGATED return ${id}`, (w) => learn(w, id, tables.there)],
    [`NOT_ASSOCIATED return ${id}`, (w) => associate(w, id, tables.here)],
  ];
  let current = settle(attaching).world;
  for (const [expected, step] of steps) {
    t.equal(said(current, 'h-1', 'h-far'), expected);
    current = step(current);
  }
  const verdict = ping(current, 'h-1', 'h-far');
  t.match(verdict, { reachable: true, rate: 5_000_000 });
  const alone = dissociate(current, id, tables.there);
  t.equal(said(alone, 'h-1', 'h-far'), `NOT_ASSOCIATED forward ${id}`, 'no table there, so nothing to learn');
  t.match(
    verdict.path.map((hop) => hop.router),
    ['vpc-1', here, there, 'vpc-far'],
  );
  t.match(ping(current, 'h-far', 'h-1'), { reachable: true, rate: 5_000_000 });
  const link = Object.values(deriveFabric(current).links).find(({ kind }) => kind === 'region-connection');
  t.same(link?.rate, [5_000_000, 5_000_000]);
  t.equal(
    link?.testBandwidth,
    undefined,
    'without a peer attachment there is nothing, with it what was ordered',
  );
  compile(deriveFabric(current));
});

t.test('static routes over a peer attachment need neither learning nor publishing', async (t) => {
  const { world, here, there, tables } = twoRegions();
  const [peered, id] = peerOf(world, { TransitRouterId: here, PeerTransitRouterId: there, Bandwidth: 2 });
  const route = (w: World, table: string, block: string) =>
    done(w, 'A', 'CreateTransitRouterRouteEntry', {
      TransitRouterRouteTableId: table,
      TransitRouterRouteEntryDestinationCidrBlock: block,
      TransitRouterRouteEntryNextHopType: 'Attachment',
      TransitRouterRouteEntryNextHopId: id,
    });
  const routed = route(route(peered, tables.here, '10.4.0.0/16'), tables.there, '10.1.0.0/16');
  t.equal(said(routed, 'h-1', 'h-far'), `NOT_ASSOCIATED forward ${id}`, 'it comes in and finds no table');
  const all = associate(associate(routed, id, tables.here), id, tables.there);
  t.equal(said(all, 'h-1', 'h-far'), 'reachable');
});

t.test('no region carries for a third one', async (t) => {
  const { world: two, CenId, here, there, tables } = twoRegions();
  const [three, us] = withRouter(two, CenId, 'us-east-1');
  const [attached, au] = withVpc(three, us, 'vpc-us');
  const usTable = systemTable(attached, us);
  const ready = publish(learn(associate(attached, au, usTable), au, usTable), au);
  const options = { AutoPublishRouteEnabled: true, BandwidthType: 'DataTransfer', Bandwidth: 10 };
  const [p1, near] = peerOf(ready, { TransitRouterId: here, PeerTransitRouterId: there, ...options });
  const [p2, far] = peerOf(p1, { TransitRouterId: there, PeerTransitRouterId: us, ...options });
  const tied = (
    [
      [near, tables.here],
      [near, tables.there],
      [far, tables.there],
      [far, usTable],
    ] as const
  ).reduce((w, [row, table]) => learn(associate(w, row, table), row, table), p2);
  t.equal(said(tied, 'h-1', 'h-far'), 'reachable');
  t.equal(said(tied, 'h-far', 'h-us'), 'reachable');
  t.equal(said(tied, 'h-1', 'h-us'), `NO_REGION_CONNECTION forward ${here}`);
  const led = done(tied, 'A', 'CreateTransitRouterRouteEntry', {
    TransitRouterRouteTableId: tables.there,
    TransitRouterRouteEntryDestinationCidrBlock: '10.5.0.0/16',
    TransitRouterRouteEntryNextHopType: 'Attachment',
    TransitRouterRouteEntryNextHopId: far,
  });
  t.equal(said(led, 'h-1', 'h-us'), `NO_REGION_CONNECTION forward ${here}`, 'nor passes a static way on');
  compile(deriveFabric(tied));
});

t.test('of one block in two regions the region’s own is served', async (t) => {
  const { world, here, there, tables } = twoRegions();
  const [peered, id] = peerOf(world, {
    TransitRouterId: here,
    PeerTransitRouterId: there,
    Bandwidth: 5,
    AutoPublishRouteEnabled: true,
  });
  const twin = {
    ...peered,
    subnets: { ...peered.subnets, 'vsw-t': { id: 'vsw-t', vpc: 'vpc-far', cidr: '10.1.1.0/24', zone: 'a' } },
  };
  const tied = learn(associate(twin, id, tables.there), id, tables.here);
  const { response } = accepted(tied, 'A', 'ListTransitRouterRouteEntries', {
    TransitRouterRouteTableId: tables.here,
    TransitRouterRouteEntryStatus: 'All',
  });
  t.same(
    (response.TransitRouterRouteEntries as JsonObject[]).map((row) =>
      [
        row.TransitRouterRouteEntryDestinationCidrBlock,
        row.TransitRouterRouteEntryOriginResourceId,
        row.TransitRouterRouteEntryNextHopResourceType,
        row.TransitRouterRouteEntryStatus,
      ].join(' '),
    ),
    ['10.1.1.0/24 vpc-1 VPC Active', '10.4.1.0/24 vpc-far TR Active', '10.1.1.0/24 vpc-far TR Rejected'],
  );
});

t.test('the sum rule of the package, with what goes and comes', async (t) => {
  const { world, CenId, here, there, bwp } = twoRegions(8);
  const ends = { TransitRouterId: here, PeerTransitRouterId: there };
  t.equal(codeOf(world, 'A', PEER, { ...ends, Bandwidth: 9 }), '400 InvalidOperation.BwpBandwidthExceeded');
  const [peered, id] = peerOf(world, { ...ends, Bandwidth: 5 });
  const left = (w: World) =>
    accepted(w, 'A', 'DescribeCenGeographicSpanRemainingBandwidth', {
      CenId,
      GeographicRegionAId: 'China',
      GeographicRegionBId: 'China',
    }).response.RemainingBandwidth;
  t.equal(left(peered), 3);
  const [more, third] = withRouter(peered, CenId, 'cn-shanghai');
  const other = { TransitRouterId: third, PeerTransitRouterId: here };
  t.equal(codeOf(more, 'A', PEER, { ...other, Bandwidth: 4 }), '400 InvalidOperation.BwpBandwidthExceeded');
  const [both] = peerOf(more, { ...other, Bandwidth: 3 });
  const set = (Bandwidth: number): JsonObject => ({ TransitRouterAttachmentId: id, Bandwidth });
  t.equal(codeOf(both, 'A', UPDATE, set(6)), '400 InvalidOperation.BwpBandwidthExceeded');
  const smaller = accepted(both, 'A', UPDATE, set(2)).world;
  t.equal(left(smaller), 0, 'until the change is through the old bandwidth is held');
  t.equal(left(settle(smaller).world), 3);
  const bind = { CenId, CenBandwidthPackageId: bwp };
  t.equal(
    codeOf(both, 'A', 'UnassociateCenBandwidthPackage', bind).split(' ')[1],
    'InvalidOperation.CenBandwidthLimitsNotZero',
  );
  const paid = done(both, 'A', UPDATE, {
    TransitRouterAttachmentId: id,
    BandwidthType: 'DataTransfer',
    Bandwidth: 100,
  });
  t.equal(left(paid), 5, 'pay-by-data-transfer draws on no package');
});

t.test('a locked package stops its peer attachments', async (t) => {
  const { world, here, there, bwp, tables } = twoRegions();
  const [peered, id] = peerOf(world, {
    TransitRouterId: here,
    PeerTransitRouterId: there,
    Bandwidth: 5,
    AutoPublishRouteEnabled: true,
  });
  const tied = [tables.here, tables.there].reduce(
    (w, table) => learn(associate(w, id, table), id, table),
    peered,
  );
  t.equal(said(tied, 'h-1', 'h-far'), 'reachable');
  const row = tied.alibaba.bandwidthPackages[bwp];
  if (!row) throw new Error('no package');
  const locked = {
    ...tied,
    alibaba: {
      ...tied.alibaba,
      bandwidthPackages: { [bwp]: { ...row, BusinessStatus: 'FinancialLocked' as const } },
    },
  };
  t.match(ping(locked, 'h-1', 'h-far'), { code: 'PACKAGE_EXPIRED', text: /FinancialLocked/ });
});

t.test('a package that shrinks cuts its peer attachments, one that is gone stops them', async (t) => {
  const { world, here, there, bwp, tables } = twoRegions();
  const [peered, id] = peerOf(world, {
    TransitRouterId: here,
    PeerTransitRouterId: there,
    Bandwidth: 5,
    AutoPublishRouteEnabled: true,
  });
  const tied = [tables.here, tables.there].reduce(
    (w, table) => learn(associate(w, id, table), id, table),
    peered,
  );
  const sized = (Mbps: number): World => {
    const row = tied.alibaba.bandwidthPackages[bwp];
    if (!row) throw new Error('no package');
    const bandwidthPackages = { [bwp]: { ...row, Bandwidth: Mbps } };
    return fitted({ ...tied, alibaba: { ...tied.alibaba, bandwidthPackages } }, bwp);
  };
  t.match(ping(sized(2), 'h-1', 'h-far'), { reachable: true, rate: 2_000_000 });
  t.match(ping(sized(6), 'h-1', 'h-far'), { reachable: true, rate: 5_000_000 });
  const gone = released(tied, bwp);
  for (const none of [sized(0), gone]) {
    t.match(ping(none, 'h-1', 'h-far'), { code: 'NO_REGION_CONNECTION' });
    compile(deriveFabric(none));
  }
  const params = { TransitRouterAttachmentId: id, BandwidthType: 'DataTransfer', Bandwidth: 3 };
  t.match(ping(done(gone, 'A', UPDATE, params), 'h-1', 'h-far'), { reachable: true, rate: 3_000_000 });
});

t.test('what a peer attachment cannot be', async (t) => {
  const { world, CenId, here, there } = twoRegions();
  const ends = { TransitRouterId: here, PeerTransitRouterId: there };
  const refused = (params: JsonObject, code: string, w = world) =>
    t.equal(codeOf(w, 'A', PEER, { ...ends, ...params }), `400 ${code}`, code);
  refused({}, 'MissingParam.Bandwidth');
  refused({ Bandwidth: 0 }, 'IllegalParam.Bandwidth');
  refused({ Bandwidth: 1, BandwidthType: 'Free' }, 'IllegalParam.BandwidthType');
  refused({ Bandwidth: 1, CenBandwidthPackageId: 'cenbwp-x' }, 'IllegalParam.CenBandwidthPackageId');
  refused(
    { Bandwidth: 1, DefaultLinkType: 'Platinum' },
    'ParameterIllegal.BandwidthPackageDefaultLinkTypeOnlySupportGold',
  );
  refused({ Bandwidth: 1, PeerTransitRouterId: 'tr-x' }, 'InvalidPeerTransitRouterId.NotFound');
  refused({ Bandwidth: 1, PeerTransitRouterId: here }, 'IllegalParam.PeerTransitRouterId');
  refused({ Bandwidth: 1, PeerTransitRouterRegionId: 'us-east-1' }, 'IllegalParam.PeerRegionId');
  const [abroad, us] = withRouter(world, CenId, 'us-east-1');
  refused({ Bandwidth: 1, PeerTransitRouterId: us }, 'InvalidOperation.BwpNotAssociated', abroad);
  const [peered] = peerOf(world, { ...ends, Bandwidth: 1 });
  refused({ Bandwidth: 1 }, 'InvalidOperation', peered);
  t.equal(
    codeOf(peered, 'A', PEER, { TransitRouterId: there, PeerTransitRouterId: here, Bandwidth: 1 }),
    '400 InvalidOperation',
    'nor the other way round',
  );
});
