import t from 'tap';
import { settle } from '../../../../src/cloud/clouds.js';
import { deriveFabric } from '../../../../src/cloud/fabric.js';
import type { World } from '../../../../src/cloud/world.js';
import type { JsonObject } from '../../../../src/model/json.js';
import { accepted, attach, codeOf, done, frozen, make, UID, withCen } from '../../world.js';
import {
  associate,
  connectedPair,
  dissociate,
  net,
  pairOfVpcs,
  plainWorld,
  said,
  unlearn,
  withOwnRoute,
  withRouter,
  withTable,
  withVpc,
  zonesOf,
} from './network.js';

const VPC = 'CreateTransitRouterVpcAttachment';

t.test('everything begins in a transition, and only queries pass meanwhile', async (t) => {
  const { world: fresh, CenId } = net();
  const { world: creating, response } = accepted(fresh, 'A', 'CreateTransitRouter', {
    CenId,
    RegionId: 'cn-hangzhou',
    TransitRouterName: 'hz',
  });
  const TransitRouterId = String(response.TransitRouterId);
  t.match(TransitRouterId, /^tr-[a-z0-9]{18}$/);
  const status = (w: World) =>
    (accepted(w, 'A', 'ListTransitRouters', { CenId }).response.TransitRouters as JsonObject[]).map(
      (row) => `${row.Type} ${row.Status} ${row.TransitRouterName}`,
    );
  t.same(status(creating), ['Enterprise Creating hz']);
  const zones = zonesOf('vsw-1');
  const params = { TransitRouterId, VpcId: 'vpc-1', ZoneMappings: zones };
  t.equal(codeOf(creating, 'A', VPC, params), '400 IncorrectStatus.TransitRouter');
  t.equal(
    codeOf(creating, 'A', 'DeleteTransitRouter', { TransitRouterId }),
    '400 IncorrectStatus.TransitRouterInstance',
  );
  t.equal(
    codeOf(creating, 'A', 'CreateTransitRouterRouteTable', { TransitRouterId }),
    '400 IncorrectStatus.TransitRouter',
  );
  const active = settle(creating).world;
  t.same(status(active), ['Enterprise Active hz']);

  const attaching = accepted(active, 'A', VPC, params);
  const TransitRouterAttachmentId = String(attaching.response.TransitRouterAttachmentId);
  t.match(TransitRouterAttachmentId, /^tr-attach-/);
  const rows = (w: World) =>
    accepted(w, 'A', 'ListTransitRouterVpcAttachments', { TransitRouterId }).response
      .TransitRouterAttachments as JsonObject[];
  t.match(rows(attaching.world), [
    {
      Status: 'Attaching',
      VpcId: 'vpc-1',
      VpcOwnerId: Number(UID.A),
      VpcRegionId: 'cn-hangzhou',
      AutoPublishRouteEnabled: false,
      ResourceType: 'VPC',
      ZoneMappings: zones,
    },
  ]);
  t.same(deriveFabric(attaching.world).links, {}, 'no cable before it is Attached');
  const remove = { TransitRouterAttachmentId };
  t.equal(
    codeOf(attaching.world, 'A', 'DeleteTransitRouterVpcAttachment', remove),
    '400 IncorrectStatus.Attachment',
  );
  const attached = settle(attaching.world).world;
  t.match(rows(attached), [{ Status: 'Attached' }]);
  const detaching = accepted(attached, 'A', 'DeleteTransitRouterVpcAttachment', remove).world;
  t.match(rows(detaching), [{ Status: 'Detaching' }]);
  t.same(deriveFabric(detaching).links, {});
  t.same(rows(settle(detaching).world), []);
});

t.test('names are changed', async (t) => {
  const { world, router, a1 } = pairOfVpcs();
  const named = done(world, 'A', 'UpdateTransitRouter', {
    TransitRouterId: router,
    TransitRouterName: 'new',
    TransitRouterDescription: 'text',
  });
  t.match(named.alibaba.transitRouters[router], { TransitRouterName: 'new', Status: 'Active' });
  const other = done(named, 'A', 'UpdateTransitRouterVpcAttachmentAttribute', {
    TransitRouterAttachmentId: a1,
    TransitRouterAttachmentName: 'cable',
  });
  t.match(other.alibaba.transitRouterAttachments[a1], { TransitRouterAttachmentName: 'cable' });
  t.equal(
    codeOf(other, 'A', 'UpdateTransitRouter', { TransitRouterId: router, TransitRouterName: 'http://x' }),
    '400 InvalidName',
  );
});

t.test('things are deleted from the leaves to the root', async (t) => {
  const { world, CenId, router, table, a1, a2 } = connectedPair();
  const [full, custom] = withTable(world, router);
  const attachment = (id: string) => ({ TransitRouterAttachmentId: id });
  const remove = 'DeleteTransitRouterVpcAttachment';
  const root = { TransitRouterId: router };
  t.equal(codeOf(full, 'A', 'DeleteCen', { CenId }), '409 InvalidOperation.AttachedChildInstanceExist');
  t.equal(codeOf(full, 'A', 'DeleteTransitRouter', root), '409 InvalidOperation.AttachedChildInstanceExist');
  t.equal(codeOf(full, 'A', remove, attachment(a1)), '400 OperationFailed.RouteTableAssociationExist');
  const apart = dissociate(full, a1, table);
  t.equal(codeOf(apart, 'A', remove, attachment(a1)), '400 OperationFailed.RouteTablePropagationExist');
  const routed = done(unlearn(apart, a1, table), 'A', 'CreateTransitRouterRouteEntry', {
    TransitRouterRouteTableId: custom,
    TransitRouterRouteEntryDestinationCidrBlock: '10.9.0.0/16',
    TransitRouterRouteEntryNextHopType: 'Attachment',
    TransitRouterRouteEntryNextHopId: a1,
  });
  t.equal(codeOf(routed, 'A', remove, attachment(a1)), '400 OperationFailed.RouteEntryExist');
  t.equal(
    codeOf(withOwnRoute(full, 'vpc-1', '10.0.0.0/8', a1), 'A', remove, { ...attachment(a1), Force: true }),
    '400 OperationFailed.AttachmentReferencedVpcRouteEntryExisted',
  );
  const tied = associate(routed, a1, custom);
  const tableOf = { TransitRouterRouteTableId: custom };
  const dropTable = 'DeleteTransitRouterRouteTable';
  t.equal(codeOf(tied, 'A', dropTable, tableOf), '400 OperationFailed.DeleteRouteTableWithAssociation');
  t.equal(codeOf(routed, 'A', dropTable, tableOf), '400 OperationFailed.DeleteRouteTableWithRouteEntry');
  const bare = done(done(tied, 'A', remove, { ...attachment(a1), Force: true }), 'A', remove, {
    ...attachment(a2),
    Force: true,
  });
  t.same(bare.alibaba.transitRouterAttachments, {});
  t.same(bare.alibaba.transitRouterAssociations, {}, 'Force takes along what tables say of it');
  t.same(bare.alibaba.transitRouterPropagations, {});
  t.same(bare.alibaba.transitRouterRouteEntries, {});
  t.equal(codeOf(bare, 'A', 'DeleteTransitRouter', root), '400 OperationFailed.DeleteTransitRouter');
  t.equal(codeOf(bare, 'A', 'DeleteCen', { CenId }), '409 InvalidOperation.AttachedChildInstanceExist');
  const empty = done(bare, 'A', dropTable, tableOf);
  const gone = done(empty, 'A', 'DeleteTransitRouter', root);
  t.same(gone.alibaba.transitRouters, {});
  t.same(gone.alibaba.transitRouterRouteTables, {}, 'the default table goes with it');
  t.same(done(gone, 'A', 'DeleteCen', { CenId }).alibaba.cens, {});
  const with1 = done(empty, 'A', 'DeleteCen', { CenId });
  t.same(with1.alibaba.transitRouters, {}, 'a transit router with nothing of its own goes with its CEN');
  t.same(with1.alibaba.transitRouterRouteTables, {});
  t.same(with1.timers, []);
});

t.test('DryRun checks, and changes nothing', async (t) => {
  const { world: fresh, CenId } = net();
  const create = { CenId, RegionId: 'cn-hangzhou', DryRun: true };
  t.equal(codeOf(fresh, 'A', 'CreateTransitRouter', create), '400 DryRunOperation');
  t.equal(
    codeOf(fresh, 'A', 'CreateTransitRouter', { ...create, RegionId: 'nowhere' }),
    '400 IllegalParam.RegionId',
    'what would be refused is refused',
  );
  const [world, router] = withRouter(fresh, CenId, 'cn-hangzhou');
  const params = { TransitRouterId: router, VpcId: 'vpc-1', ZoneMappings: zonesOf('vsw-1'), DryRun: 'true' };
  t.equal(codeOf(world, 'A', VPC, params), '400 DryRunOperation');
  t.ok(make(world, 'A', VPC, { ...params, DryRun: 'false' }).ok);
  t.equal(codeOf(world, 'A', VPC, { ...params, DryRun: 'perhaps' }), '400 InvalidParameter');
  const token = { ...params, ClientToken: 'one', DryRun: false };
  const once = accepted(world, 'A', VPC, token);
  t.same(accepted(once.world, 'A', VPC, token).response, once.response, 'a token answers as before');
});

t.test('CEN and region name a transit router too, and create it if there is none', async (t) => {
  const { world, CenId } = net();
  const params = { CenId, RegionId: 'cn-hangzhou', VpcId: 'vpc-1', ZoneMappings: zonesOf('vsw-1') };
  const first = settle(accepted(world, 'A', VPC, params).world).world;
  const second = done(first, 'A', VPC, { ...params, VpcId: 'vpc-2', ZoneMappings: zonesOf('vsw-2') });
  t.equal(Object.keys(second.alibaba.transitRouters).length, 1);
  const rows = Object.values(second.alibaba.transitRouterAttachments);
  t.same(
    rows.map(({ Status }) => Status),
    ['Attached', 'Attached'],
  );
  t.equal(codeOf(world, 'A', VPC, { ...params, RegionId: '' }), '400 MissingParam.CenIdOrRegionId');
});

t.test('what is not attached', async (t) => {
  const { world, router } = pairOfVpcs();
  const refused = (code: string, params: JsonObject, w = world) => {
    const before = frozen(w);
    const all = { TransitRouterId: router, VpcId: 'vpc-s', ZoneMappings: zonesOf('vsw-s'), ...params };
    t.equal(codeOf(before, 'A', VPC, all), code, code);
  };
  refused('400 InvalidTransitRouterId.NotFound', { TransitRouterId: 'tr-x' });
  refused('404 InvalidVpcId.NotFound', { VpcId: 'vpc-none' });
  refused('404 InvalidVpcId.NotFound', { VpcId: 'vpc-b', ZoneMappings: zonesOf('vsw-b') });
  refused('400 IllegalParam.RegionId', { VpcId: 'vpc-far', ZoneMappings: zonesOf('vsw-far') });
  refused('409 InvalidOperation.ChildInstanceAlreadyAttached', {
    VpcId: 'vpc-1',
    ZoneMappings: zonesOf('vsw-1'),
  });
  refused('400 IllegalParam.ZoneMappings', { ZoneMappings: [] });
  refused('400 Duplicated.ZoneMapping', { ZoneMappings: [...zonesOf('vsw-s'), ...zonesOf('vsw-s')] });
  refused('404 InvalidVSwitchId.NotFound', { ZoneMappings: zonesOf('vsw-none') });
  refused('400 IllegalParam.VSwitchId', { ZoneMappings: zonesOf('vsw-1') });
  refused('400 IllegalParam.ZoneId', { ZoneMappings: [{ ZoneId: 'b', VSwitchId: 'vsw-s' }] });
  refused('400 IllegalParam.ChargeType', { ChargeType: 'PREPAY' });
  refused('404 InvalidVpcId.NotFound', { VpcOwnerId: UID.B });
  const crowded = {
    ...plainWorld(),
    hosts: Object.fromEntries(
      [1, 2, 3, 4].map((n) => [
        `f-${n}`,
        { id: `f-${n}`, subnet: 'vsw-29', address: `10.2.2.${n}`, securityGroups: [], up: true },
      ]),
    ),
  };
  const { world: fresh, CenId } = net(crowded);
  const [made, tr] = withRouter(fresh, CenId, 'cn-hangzhou');
  refused(
    '400 InsufficientIpAddr.vsw',
    { TransitRouterId: tr, VpcId: 'vpc-2', ZoneMappings: zonesOf('vsw-29') },
    made,
  );
});

t.test('another account’s VPC needs its owner’s leave', async (t) => {
  const { world, CenId, router, table } = connectedPair();
  const attachB = {
    TransitRouterId: router,
    VpcId: 'vpc-b',
    VpcOwnerId: UID.B,
    ZoneMappings: zonesOf('vsw-b'),
  };
  const refusal = make(world, 'A', VPC, attachB);
  t.match(refusal, {
    ok: false,
    error: {
      code: 'Forbbiden.AttachChildInstanceAcrossUid',
      status: 409,
      message: /GrantInstanceToTransitRouter/,
    },
  });
  const grant = { CenId, CenOwnerId: UID.A, InstanceId: 'vpc-b', InstanceType: 'VPC' };
  const revoke = 'RevokeInstanceFromTransitRouter';
  t.equal(codeOf(world, 'B', revoke, grant), '400 OperationFailed.GrantCrossAccountNotExist');
  const granted = done(world, 'B', 'GrantInstanceToTransitRouter', {
    ...grant,
    OrderType: 'PayByResourceOwner',
  });
  t.equal(done(granted, 'B', 'GrantInstanceToTransitRouter', grant), granted, 'once is enough');
  t.same(done(granted, 'B', revoke, grant).alibaba.transitRouterGrants, {});
  const [attached, ab] = withVpc(granted, router, 'vpc-b', {
    VpcOwnerId: UID.B,
    AutoPublishRouteEnabled: true,
  });
  t.match(attached.alibaba.transitRouterAttachments[ab], { account: 'B', OrderType: 'PayByResourceOwner' });
  t.equal(codeOf(attached, 'B', revoke, grant), '400 IncorrectStatus.Attachment', 'detach first');
  const tied = associate(attached, ab, table);
  const all = done(tied, 'A', 'EnableTransitRouterRouteTablePropagation', {
    TransitRouterAttachmentId: ab,
    TransitRouterRouteTableId: table,
  });
  t.equal(said(all, 'h-1', 'h-b'), 'reachable');
  t.equal(said(all, 'h-b', 'h-1'), 'reachable');
  for (const [code, params] of [
    ['404 InvalidInstanceId.NotFound', { InstanceId: 'vpc-1' }],
    ['400 InvalidCenId.NotFound', { CenId: 'cen-x' }],
    ['400 InvalidCenId.NotFound', { CenOwnerId: UID.B }],
    ['400 InstanceType.NotSupport', { InstanceType: 'ECR' }],
  ] as const)
    t.equal(codeOf(world, 'B', 'GrantInstanceToTransitRouter', { ...grant, ...params }), code, code);
});

t.test('one transit router in a region, of one edition', async (t) => {
  const { world, CenId } = pairOfVpcs();
  const create = 'CreateTransitRouter';
  t.equal(
    codeOf(world, 'A', create, { CenId, RegionId: 'cn-hangzhou' }),
    '400 InstanceExist.TransitRouterInstance',
  );
  const child = {
    CenId,
    ChildInstanceId: 'vpc-s',
    ChildInstanceType: 'VPC',
    ChildInstanceRegionId: 'cn-hangzhou',
  };
  t.equal(codeOf(world, 'A', 'AttachCenChildInstance', child), '400 OperationFailed.InvalidTransitRouter');
  const basic = attach(world, CenId, 'vpc-far');
  t.equal(
    codeOf(basic, 'A', create, { CenId, RegionId: 'cn-beijing' }),
    '400 InstanceExist.TransitRouterInstance',
  );
  t.equal(
    codeOf(basic, 'A', 'CreateTransitRouterRouteTable', { TransitRouterId: `tr-${CenId}-cn-beijing` }),
    '400 OperationUnsupported.TransitRouterType',
  );
  const types = accepted(basic, 'A', 'ListTransitRouters', { CenId, PageSize: 50 }).response
    .TransitRouters as JsonObject[];
  t.same(
    types.map((row) => row.Type),
    ['Enterprise', 'Basic'],
  );
  const [strict, full] = (() => {
    const made = accepted(world, 'A', 'CreateCen', { ProtectionLevel: 'FULL' });
    return [settle(made.world).world, String(made.response.CenId)] as const;
  })();
  t.equal(
    codeOf(strict, 'A', create, { CenId: full, RegionId: 'cn-hangzhou' }),
    '400 OperationUnsupported.CenFullLevel',
  );
});

t.test('a VPC in several CENs: one of them writes routes into it', async (t) => {
  const { world } = connectedPair();
  const [other, CenId] = withCen(world);
  const [routed, router] = withRouter(other, CenId, 'cn-hangzhou');
  t.equal(
    codeOf(routed, 'A', VPC, {
      TransitRouterId: router,
      VpcId: 'vpc-1',
      ZoneMappings: zonesOf('vsw-1'),
      AutoPublishRouteEnabled: true,
    }),
    '400 InvalidOperation.VpcAutoRoutesPublishInOtherCEN',
  );
  const [both, second] = withVpc(routed, router, 'vpc-1');
  t.equal(said(both, 'h-1', 'h-2'), 'reachable', 'the first CEN goes on');
  t.equal(
    codeOf(both, 'A', 'UpdateTransitRouterVpcAttachmentAttribute', {
      TransitRouterAttachmentId: second,
      AutoPublishRouteEnabled: true,
    }),
    '400 InvalidOperation.VpcAutoRoutesPublishInOtherCEN',
  );
  const [third, basic] = withCen(world);
  t.equal(
    codeOf(third, 'A', 'AttachCenChildInstance', {
      CenId: basic,
      ChildInstanceId: 'vpc-1',
      ChildInstanceType: 'VPC',
      ChildInstanceRegionId: 'cn-hangzhou',
    }),
    '409 InvalidOperation.CenAlreadyAutoPubilshRouteToInstance',
  );
});
