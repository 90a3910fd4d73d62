import t from 'tap';
import { deriveFabric } from '../../../src/cloud/fabric.js';
import type { World } from '../../../src/cloud/world.js';
import type { JsonObject } from '../../../src/model/json.js';
import {
  attachVbr,
  outcome,
  reach,
  tableOf,
  vbrChild,
  verdict,
  withDataCentre,
  withLine,
  without,
  withVbr,
} from '../edge.js';
import { accepted, attach, codeOf, done, make, UID, withCen, worldOf } from '../world.js';

const BLOCK = '192.168.0.0/16';

/** A VPC in Qingdao, one in Beijing, a data centre with a line to Qingdao. */
const plan = withDataCentre(
  withLine(
    worldOf({
      vpcs: {
        'vpc-a': ['A cn-qingdao 10.1.0.0/16', { 'vsw-a': '10.1.0.0/24' }],
        'vpc-b': ['A cn-beijing 10.2.0.0/16', { 'vsw-b': '10.2.0.0/24' }],
      },
      hosts: { a: 'vsw-a 10.1.0.10', b: 'vsw-b 10.2.0.10' },
    }),
    'pc-1',
    'cn-qingdao',
    'idc',
  ),
  'idc',
  BLOCK,
  { server: '192.168.5.10' },
  ['10.0.0.0/8 pc-1'],
);

const NEW = {
  RegionId: 'cn-qingdao',
  PhysicalConnectionId: 'pc-1',
  VlanId: 10,
  LocalGatewayIp: '10.255.0.1',
  PeerGatewayIp: '10.255.0.2',
  PeeringSubnetMask: '255.255.255.252',
  Name: 'to-idc',
} satisfies JsonObject;

/** The world with a VBR that a call made, and its id. */
function created(world: World, params: JsonObject = {}): readonly [World, string] {
  const made = accepted(world, 'A', 'CreateVirtualBorderRouter', { ...NEW, ...params });
  return [made.world, String(made.response.VbrId)];
}

const vbrIn = (world: World, id: string) => {
  const vbr = world.alibaba.vbrs[id];
  if (!vbr) throw new Error(`no VBR ${id}`);
  return vbr;
};

/** A route to the data centre by call. */
const routed = (world: World, id: string, DestinationCidrBlock = BLOCK): World =>
  done(world, 'A', 'CreateRouteEntry', {
    RouteTableId: vbrIn(world, id).RouteTableId,
    DestinationCidrBlock,
    NextHopType: 'RouterInterface',
    NextHopId: id.replace('vbr-', 'ri-'),
  });

function standing(): readonly [World, string, string] {
  const [world, VbrId] = created(plan);
  const [withIt, CenId] = withCen(routed(world, VbrId));
  return [attachVbr(attach(withIt, CenId, 'vpc-a', 'vpc-b'), CenId, VbrId), VbrId, CenId];
}

t.test('from a line to a data centre by calls: VPC to data centre through the CEN and back', async (t) => {
  const [world, VbrId, CenId] = standing();
  const transit = `tr-${CenId}-cn-qingdao`;
  t.equal(outcome(world, 'a', 'server'), `vpc-a ${transit} ${VbrId} idc`);
  t.equal(outcome(world, 'server', 'a'), `idc ${VbrId} ${transit} vpc-a`);
  reach(t, world, 'b', 'server');
  t.match(verdict(world, 'a', 'server'), { rate: 100e6 });
  t.match(verdict(world, 'b', 'server'), { rate: 1e3, rateText: /test bandwidth/ });
  t.same(tableOf(world, VbrId), [
    `10.1.0.0/24 link ${VbrId}@${CenId}`,
    `10.2.0.0/24 link ${VbrId}@${CenId}`,
    `${BLOCK} link ${VbrId}/idc`,
  ]);
});

t.test('a line that is down: static routes stay and lead nowhere', async (t) => {
  const [world] = standing();
  const cut = without(world, 'pc-1');
  t.match(verdict(cut, 'a', 'server'), { code: 'LINE_DOWN', direction: 'forward', text: /leased line pc-1/ });
  t.match(verdict(cut, 'server', 'a'), { code: 'LINE_DOWN', direction: 'forward' });
});

t.test('detaching a VBR ends it at once', async (t) => {
  const [world, VbrId, CenId] = standing();
  const gone = accepted(world, 'A', 'DetachCenChildInstance', vbrChild(world, CenId, VbrId)).world;
  t.equal(outcome(gone, 'a', 'server'), 'NOT_ATTACHED forward');
  t.equal(outcome(gone, 'server', 'a'), 'NOT_ATTACHED forward');
});

t.test('VBRs are not told of each other by their CEN', async (t) => {
  const [world, , CenId] = standing();
  const second = withDataCentre(
    withLine(world, 'pc-2', 'cn-beijing', 'idc-2'),
    'idc-2',
    '172.31.0.0/16',
    { other: '172.31.0.9' },
    ['0.0.0.0/0 vbr-2'],
  );
  const both = attachVbr(withVbr(second, 'vbr-2', 'pc-2', ['172.31.0.0/16']), CenId, 'vbr-2');
  reach(t, both, 'a', 'other');
  t.equal(outcome(both, 'other', 'server'), 'ROUTE_DENIED forward');
});

t.test('a VBR’s own static route goes before a CEN route of equal or smaller block', async (t) => {
  const [world, VbrId] = standing();
  const hidden = routed(world, VbrId, '10.1.0.0/16');
  t.ok(tableOf(hidden, VbrId).includes(`10.1.0.0/16 link ${VbrId}/idc`));
  t.notOk(tableOf(hidden, VbrId).some((line) => line.startsWith('10.1.0.0/24')));
});

t.test('describing: VBRs, physical connections', async (t) => {
  const [world, VbrId, CenId] = standing();
  const seen = accepted(world, 'A', 'DescribeVirtualBorderRouters', {
    'Filter.1.Key': 'VbrId',
    'Filter.1.Value.1': VbrId,
  }).response;
  t.match(seen, {
    TotalCount: 1,
    VirtualBorderRouterSet: {
      VirtualBorderRouterType: [
        {
          VbrId,
          Name: 'to-idc',
          Status: 'active',
          VlanId: 10,
          RouteTableId: /^vtb-/,
          VlanInterfaceId: VbrId.replace('vbr-', 'ri-'),
          PhysicalConnectionId: 'pc-1',
          PhysicalConnectionOwnerUid: UID.A,
          AssociatedCens: { AssociatedCen: [{ CenId, CenOwnerId: Number(UID.A), CenStatus: 'Attached' }] },
        },
      ],
    },
  });
  t.match(accepted(world, 'A', 'DescribePhysicalConnections').response, {
    PhysicalConnectionSet: {
      PhysicalConnectionType: [{ PhysicalConnectionId: 'pc-1', Status: 'Enabled', Bandwidth: 100 }],
    },
  });
  t.match(accepted(world, 'B', 'DescribePhysicalConnections').response, { TotalCount: 0 });
  const filter = { 'Filter.1.Key': 'Colour', 'Filter.1.Value.1': 'red' };
  t.equal(
    codeOf(world, 'A', 'DescribeVirtualBorderRouters', filter),
    '404 InvalidFilterKey.ValueNotSupported',
  );
});

t.test('what CreateVirtualBorderRouter refuses', async (t) => {
  const [world] = created(plan);
  const refused = (params: JsonObject, in_ = world) =>
    codeOf(in_, 'A', 'CreateVirtualBorderRouter', { ...NEW, VlanId: 11, ...params });
  t.equal(refused({ PhysicalConnectionId: 'pc-9' }), '400 InvalidPhysicalConnectionId.NotFound');
  t.equal(refused({ RegionId: 'cn-beijing' }), '400 InvalidPhysicalConnectionId.NotFound');
  t.equal(refused({ VlanId: 10 }), '400 InvalidVlanId.Used');
  t.equal(refused({ VlanId: 3000 }), '400 InvalidVlanId.Malformed');
  t.equal(refused({ LocalGatewayIp: '' }), '400 MissingParameter');
  t.equal(refused({ PeeringSubnetMask: '' }), '400 MissingParameter');
  t.equal(refused({ LocalGatewayIp: '10.255.0' }), '400 InvalidLocalGatewayIp.Malformed');
  t.equal(refused({ PeeringSubnetMask: '255.255.0.0' }), '400 InvalidPeeringSubnetMask.Malformed');
  t.equal(refused({ PeerGatewayIp: '10.255.0.5' }), '400 InvalidIp.NotSameSubnet');
  t.equal(refused({ PeerGatewayIp: '10.255.0.1' }), '400 InvalidIp.NotSameSubnet');
  t.equal(refused({ PeerGatewayIp: '10.255.0.5', PeeringSubnetMask: '255.255.255.248' }), 'accepted');
  t.equal(refused({ VbrOwnerId: '9' }), '404 InvalidVbrOwnerId.NotFound');
  t.equal(refused({ VbrOwnerId: UID.B }), '403 Forbidden.LocalGatewayIpNotAllowedByCaller');
  t.equal(refused({ Name: '1' }), '400 InvalidName.Malformed');
  t.equal(refused({ Bandwidth: 60 }), '400 InvalidParameter');
  const [full] = created(world, { VlanId: 11 });
  t.equal(refused({ VlanId: 12 }, full), '400 QuotaExceeded.vbrPerpConn');
  t.equal(codeOf(plan, 'B', 'CreateVirtualBorderRouter', NEW), '400 InvalidPhysicalConnectionId.NotFound');
});

t.test('a VBR may have less than its line', async (t) => {
  const [world, VbrId] = created(plan, { Bandwidth: 50 });
  t.match(deriveFabric(world).links[`${VbrId}/idc`], {
    rate: [50e6, 50e6],
    rateOrigin: { object: 'pc-1', text: `leased line pc-1: 100 Mbps, 50 Mbps of it for ${VbrId}` },
  });
});

t.test('a VBR for another account is unconfirmed until its owner fills in the addresses', async (t) => {
  const { LocalGatewayIp, PeerGatewayIp, PeeringSubnetMask, ...rest } = NEW;
  const made = accepted(plan, 'A', 'CreateVirtualBorderRouter', { ...rest, VbrOwnerId: UID.B });
  const VbrId = String(made.response.VbrId);
  const status = (world: World) => world.alibaba.vbrs[VbrId]?.Status;
  t.equal(status(made.world), 'unconfirmed');
  const modify = (as: string, params: JsonObject) =>
    make(made.world, as, 'ModifyVirtualBorderRouterAttribute', { VbrId, ...params });
  t.match(modify('A', { PeerGatewayIp }), { error: { code: 'Forbidden.PeerGatewayIpNotAllowedByCaller' } });
  t.match(modify('B', { VlanId: 5 }), { error: { code: 'Forbidden.VlanIdNotAllowedByCaller' } });
  const half = accepted(made.world, 'B', 'ModifyVirtualBorderRouterAttribute', { VbrId, LocalGatewayIp });
  t.equal(status(half.world), 'unconfirmed');
  const whole = accepted(half.world, 'B', 'ModifyVirtualBorderRouterAttribute', {
    VbrId,
    PeerGatewayIp,
    PeeringSubnetMask,
  });
  t.equal(status(whole.world), 'active');
  t.equal(codeOf(whole.world, 'B', 'DeleteVirtualBorderRouter', { VbrId }), 'accepted');
  t.equal(
    codeOf(whole.world, 'A', 'DeleteVirtualBorderRouter', { VbrId }),
    '403 Forbidden.OperationNotAllowedByUser',
  );
  t.equal(codeOf(made.world, 'A', 'DeleteVirtualBorderRouter', { VbrId }), 'accepted');
  t.equal(
    codeOf(whole.world, 'B', 'TerminateVirtualBorderRouter', { VbrId }),
    '403 Forbidden.OperationNotAllowedByUser',
  );
});

t.test('terminate and recover: packets stop and pass again', async (t) => {
  const [world, VbrId] = standing();
  const leaving = accepted(world, 'A', 'TerminateVirtualBorderRouter', { VbrId }).world;
  t.equal(leaving.alibaba.vbrs[VbrId]?.Status, 'terminating');
  const closed = done(world, 'A', 'TerminateVirtualBorderRouter', { VbrId });
  t.equal(closed.alibaba.vbrs[VbrId]?.Status, 'terminated');
  t.equal(outcome(closed, 'a', 'server'), 'NO_ROUTE forward', 'the CEN has lost its routes');
  t.match(verdict(closed, 'server', 'a'), { code: 'LINE_DOWN', text: `VBR ${VbrId} is terminated` });
  t.equal(
    codeOf(closed, 'A', 'TerminateVirtualBorderRouter', { VbrId }),
    '400 InvalidOperation.OperationNotAllowedInState',
  );
  t.equal(
    codeOf(world, 'A', 'RecoverVirtualBorderRouter', { VbrId }),
    '400 InvalidOperation.OperationNotAllowedInState',
  );
  reach(t, done(closed, 'A', 'RecoverVirtualBorderRouter', { VbrId }), 'a', 'server');
  t.equal(codeOf(world, 'A', 'RecoverVirtualBorderRouter', { VbrId: 'vbr-9' }), '404 InvalidVbrId.NotFound');
});

t.test('deleting: neither attached nor with routes', async (t) => {
  const [world, VbrId, CenId] = standing();
  const deletes = (in_: World) => codeOf(in_, 'A', 'DeleteVirtualBorderRouter', { VbrId });
  t.equal(deletes(world), '400 InvalidStatus.NotAllowed');
  const detached = done(world, 'A', 'DetachCenChildInstance', vbrChild(world, CenId, VbrId));
  t.equal(deletes(detached), '400 DependencyViolation.RouterInterfaceReferedByRouteEntry');
  const bare = done(detached, 'A', 'DeleteRouteEntry', {
    RouteTableId: vbrIn(detached, VbrId).RouteTableId,
    DestinationCidrBlock: BLOCK,
  });
  t.notOk(done(bare, 'A', 'DeleteVirtualBorderRouter', { VbrId }).alibaba.vbrs[VbrId]);
});

t.test('static routes: what is refused', async (t) => {
  const [world, VbrId] = standing();
  const vbr = vbrIn(world, VbrId);
  const { RouteTableId } = vbr;
  const code = (params: JsonObject, in_ = world, as = 'A') =>
    codeOf(in_, as, 'CreateRouteEntry', {
      RouteTableId,
      DestinationCidrBlock: '10.9.0.0/16',
      NextHopType: 'RouterInterface',
      NextHopId: VbrId.replace('vbr-', 'ri-'),
      ...params,
    });
  t.equal(code({}, world, 'B'), '404 InvalidRouteTableId.NotFound');
  t.equal(code({}), 'accepted');
  t.equal(code({ DestinationCidrBlock: '10.9.0' }), '400 InvalidCidrBlock.Malformed');
  t.equal(code({ DestinationCidrBlock: '100.64.3.0/24' }), '400 InvalidCidrBlock');
  t.equal(code({ DestinationCidrBlock: BLOCK }), '400 InvalidCIDRBlock.Duplicate');
  t.equal(code({ NextHopType: 'Instance' }), '400 InvalidNextHopType');
  t.equal(code({ NextHopId: 'ri-9' }), '400 InvalidNextHop.NotFound');
  const { alibaba } = world;
  const closed = {
    ...alibaba,
    vbrs: { ...alibaba.vbrs, [VbrId]: { ...vbr, Status: 'terminated' as const } },
  };
  t.equal(code({}, { ...world, alibaba: closed }), '400 InvalidVBRStatus');
  t.equal(code({}, { ...world, lines: {} }), '400 InvalidPhysicalConnectionBusinessStatus');
  const tight = { ...world, alibaba: { ...alibaba, quotas: { ...alibaba.quotas, vbrStaticRoutes: 1 } } };
  t.equal(code({}, tight), '400 QuotaExceeded');
  const gone = { RouteTableId, DestinationCidrBlock: '10.9.0.0/16' };
  t.equal(codeOf(world, 'A', 'DeleteRouteEntry', gone), '400 InvalidRouteEntry.NotFound');
  const [route] = vbr.routes;
  const bare = done(world, 'A', 'DeleteRouteEntry', { RouteEntryId: route?.id ?? '' });
  t.same(vbrIn(bare, VbrId).routes, [], 'its id alone is enough');
});

t.test('attaching: a VBR that is not active, another account’s', async (t) => {
  const [world, VbrId] = created(plan);
  const [withIt, CenId] = withCen(world);
  const closed = done(withIt, 'A', 'TerminateVirtualBorderRouter', { VbrId });
  t.equal(
    codeOf(closed, 'A', 'AttachCenChildInstance', vbrChild(closed, CenId, VbrId)),
    '409 InstanceStatus.NotSupport',
  );
  const foreign = withVbr(withIt, 'vbr-b', 'pc-1', [], { account: 'B' });
  const attaching = { ...vbrChild(foreign, CenId, 'vbr-b'), ChildInstanceOwnerId: UID.B };
  t.equal(
    codeOf(foreign, 'A', 'AttachCenChildInstance', attaching),
    '409 Forbbiden.AttachChildInstanceAcrossUid',
  );
  const grant = { InstanceId: 'vbr-b', InstanceType: 'VBR', CenId, CenOwnerId: UID.A };
  t.equal(codeOf(foreign, 'B', 'GrantInstanceToCen', grant), '400 Invalid.Grant', 'off by default');
  t.equal(
    codeOf(foreign, 'B', 'GrantInstanceToCen', { ...grant, InstanceId: 'vbr-9' }),
    '404 InvalidVbr.NotFound',
  );
  const { alibaba } = foreign;
  const allowed = {
    ...foreign,
    alibaba: { ...alibaba, quotas: { ...alibaba.quotas, crossAccountVbrGrants: true } },
  };
  const granted = done(allowed, 'B', 'GrantInstanceToCen', grant);
  t.equal(codeOf(granted, 'A', 'AttachCenChildInstance', attaching), 'accepted');
});

t.test('a health check withdraws static routes of a dead line, so that another VBR takes over', async (t) => {
  const [world, VbrId, CenId] = standing();
  const lined = withLine(world, 'pc-2', 'cn-qingdao', 'idc', 50);
  const routes = ['10.0.0.0/8 pc-1', '10.0.0.0/8 pc-2'];
  const centre = withDataCentre(lined, 'idc', BLOCK, { server: '192.168.5.10' }, routes);
  const both = attachVbr(withVbr(centre, 'vbr-2', 'pc-2', [BLOCK]), CenId, 'vbr-2');
  t.equal(outcome(without(both, 'pc-1'), 'a', 'server'), 'LINE_DOWN forward', 'nobody notices');
  const target = { CenId, VbrInstanceId: VbrId, VbrInstanceRegionId: 'cn-qingdao' };
  const enable = (params: JsonObject) =>
    done(both, 'A', 'EnableCenVbrHealthCheck', { ...target, HealthCheckTargetIp: '10.255.0.2', ...params });
  const watched = enable({});
  reach(t, without(watched, 'pc-1'), 'a', 'server');
  t.equal(
    outcome(without(enable({ HealthCheckOnly: true }), 'pc-1'), 'a', 'server'),
    'LINE_DOWN forward',
    'a check that only reports',
  );
  t.match(accepted(without(watched, 'pc-1'), 'A', 'DescribeCenVbrHealthCheck', { CenId }).response, {
    VbrHealthChecks: {
      VbrHealthCheck: [
        {
          VbrInstanceId: VbrId,
          HealthCheckSourceIp: '100.96.0.1',
          HealthCheckInterval: 2,
          HealthyThreshold: 8,
          LinkStatus: 'DOWN',
        },
      ],
    },
  });
  const off = done(watched, 'A', 'DisableCenVbrHealthCheck', target);
  t.equal(outcome(without(off, 'pc-1'), 'a', 'server'), 'LINE_DOWN forward');
  t.equal(codeOf(off, 'A', 'DisableCenVbrHealthCheck', target), '400 OperationFailed.StatusNotSupport');
  const left = done(watched, 'A', 'DetachCenChildInstance', vbrChild(watched, CenId, VbrId));
  t.notOk(left.alibaba.vbrs[VbrId]?.healthCheck, 'it ends with the attachment');
});

t.test('health checks: what is refused', async (t) => {
  const [world, VbrId, CenId] = standing();
  const target = { CenId, VbrInstanceId: VbrId, VbrInstanceRegionId: 'cn-qingdao' };
  const code = (params: JsonObject, in_ = world) =>
    codeOf(in_, 'A', 'EnableCenVbrHealthCheck', { ...target, HealthCheckTargetIp: '10.255.0.2', ...params });
  t.equal(code({ CenId: 'cen-9' }), '404 ParameterCenInstanceId');
  t.equal(code({ VbrInstanceId: 'vbr-9' }), '400 ParameterIllegal.VbrInstanceId');
  t.equal(code({ VbrInstanceRegionId: 'cn-beijing' }), '400 ParameterIllegal.VbrInstanceRegionId');
  t.equal(code({ VbrInstanceOwnerId: 'me' }), '400 ParameterIllegal.VbrInstanceUid');
  t.equal(code({ HealthCheckTargetIp: 'x' }), '400 Illegal.SourceIpOrTargetIp');
  t.equal(code({ HealthCheckSourceIp: '10.255.0.2' }), '400 Illegal.SourceIpOrTargetIp');
  t.equal(code({ HealthCheckInterval: 4 }), '400 InvalidParameter');
  t.equal(code({ HealthyThreshold: 2 }), '400 InvalidParameter');
  const leaving = accepted(world, 'A', 'DetachCenChildInstance', vbrChild(world, CenId, VbrId)).world;
  t.equal(code({}, leaving), '409 InvalidOperation.VbrCenAttachmentStatus');
  const loose = done(world, 'A', 'DetachCenChildInstance', vbrChild(world, CenId, VbrId));
  t.equal(code({}, loose), '409 InvalidOperation.VbrNotAttachedToCen');
});

t.test('BGP: both sides learn by themselves once the group has a peer', async (t) => {
  const centre = withDataCentre(plan, 'idc', BLOCK, { server: '192.168.5.10' });
  const [world, VbrId] = created(centre);
  const [withIt, CenId] = withCen(world);
  const joined = attachVbr(attach(withIt, CenId, 'vpc-a'), CenId, VbrId);
  const group = accepted(joined, 'A', 'CreateBgpGroup', { RouterId: VbrId, PeerAsn: 64999 });
  const { BgpGroupId = '' } = group.response;
  t.equal(outcome(group.world, 'a', 'server'), 'NO_ROUTE forward');
  const peer = accepted(group.world, 'A', 'CreateBgpPeer', { BgpGroupId, PeerIpAddress: '10.255.0.2' });
  reach(t, peer.world, 'a', 'server');
  t.same(tableOf(peer.world, 'idc')[0], `10.1.0.0/24 link ${VbrId}/idc`);
  t.equal(outcome(without(peer.world, 'pc-1'), 'a', 'server'), 'LINE_DOWN forward', 'withdrawn by itself');
  const { BgpPeerId = '' } = peer.response;
  t.equal(codeOf(peer.world, 'A', 'DeleteBgpGroup', { BgpGroupId }), '400 InvalidStatus.CannotOperate');
  const silent = done(peer.world, 'A', 'DeleteBgpPeer', { BgpPeerId });
  t.equal(outcome(silent, 'a', 'server'), 'NO_ROUTE forward');
  t.notOk(done(silent, 'A', 'DeleteBgpGroup', { BgpGroupId }).alibaba.vbrs[VbrId]?.bgp);
  const code = (params: JsonObject, in_ = joined) =>
    codeOf(in_, 'A', 'CreateBgpGroup', { RouterId: VbrId, PeerAsn: 64999, ...params });
  t.equal(code({ RouterId: 'vbr-9' }), '400 InvalidParams.NotFound');
  t.equal(code({ PeerAsn: 45104 }), '400 InvalidPeerAsn.Malformed');
  t.equal(code({ LocalAsn: 65025 }), '400 InvalidParameter');
  t.equal(code({}, group.world), '400 QuotaExceeded.Bgp');
  const peering = (params: JsonObject) =>
    codeOf(group.world, 'A', 'CreateBgpPeer', { BgpGroupId, PeerIpAddress: '10.255.0.2', ...params });
  t.equal(peering({ BgpGroupId: 'bgpg-9' }), '400 InvalidBgpGroup');
  t.equal(peering({ PeerIpAddress: '10.255.0.3' }), '400 InvalidIP.Malformed');
});
