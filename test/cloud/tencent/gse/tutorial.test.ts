import t from 'tap';
import { advance } from '../../../../src/cloud/clouds.js';
import type { World } from '../../../../src/cloud/world.js';
import type { JsonObject } from '../../../../src/model/json.js';
import { accepted, codeOf, done } from '../../world.js';
import { column, created, DAY, emptyWorld, MINUTE, outcome, UIN, withNetwork } from '../network.js';

const FLEET: JsonObject = {
  Region: 'ap-shanghai',
  Name: 'arena',
  AssetId: 'asset-12345678',
  InboundPermissions: [{ FromPort: 7000, ToPort: 7100, IpRange: '0.0.0.0/0', Protocol: 'TCP' }],
};

// A runs the fleet; B has the CCN, and a VPC with an instance in it.
const net = withNetwork(emptyWorld(), 'B', 'ap-guangzhou', '172.16.0.0/16');
const [CcnId, withCcn] = created(net.world, 'B', 'CreateCcn', 'Ccn.CcnId', { CcnName: 'mesh' });
const instance = (InstanceId: string, InstanceRegion: string) => ({
  CcnId,
  Instances: [{ InstanceId, InstanceRegion, InstanceType: 'VPC' }],
});
const ready = done(withCcn, 'B', 'AttachCcnInstances', instance(net.vpc, 'ap-guangzhou'));

const fleetVpc = (world: World, FleetId: string): string => world.tencent.fleets[FleetId]?.vpc ?? '';
const statusOf = (world: World, FleetId: string): string => world.tencent.fleets[FleetId]?.Status ?? '';
const stateOf = (world: World, FleetId: string): unknown =>
  column(accepted(world, 'A', 'DescribeCcnInstances', { FleetId }).response, 'CcnInstanceSets', 'State')[0];
const accept = (world: World, FleetId: string): World =>
  done(world, 'B', 'AcceptAttachCcnInstances', instance(fleetVpc(world, FleetId), 'ap-shanghai'));
const eventsOf = (world: World, FleetId: string): unknown[] =>
  column(accepted(world, 'A', 'DescribeFleetEvents', { FleetId }).response, 'Events', 'EventCode');

t.test('associated during creation and accepted within 20 minutes', async (t) => {
  const [FleetId, waiting] = created(ready, 'A', 'CreateFleet', 'FleetAttributes.FleetId', {
    ...FLEET,
    CcnInfos: [{ AccountId: UIN.B, CcnId }],
  });
  t.equal(statusOf(waiting, FleetId), 'BUILDING', 'it waits for the CCN');
  t.equal(stateOf(waiting, FleetId), 'PENDING');
  const later = advance(waiting, 15 * MINUTE).world;
  t.equal(statusOf(later, FleetId), 'BUILDING');
  const active = accept(later, FleetId);
  t.equal(statusOf(active, FleetId), 'ACTIVE');
  t.equal(stateOf(active, FleetId), 'ACTIVE');
  t.same(eventsOf(active, FleetId), [
    'FLEET_CREATED',
    'FLEET_STATE_DOWNLOADING',
    'FLEET_STATE_VALIDATING',
    'FLEET_STATE_BUILDING',
    'FLEET_STATE_ACTIVATING',
    'FLEET_STATE_ACTIVE',
  ]);
  const server = `${FleetId}-1`;
  t.equal(outcome(active, net.host, server), 'SG_INGRESS_DENY', 'ping proves nothing against a fleet');
  t.equal(outcome(active, net.host, server, 7000), 'reachable', 'an opened port');
  t.equal(outcome(active, net.host, server, 8000), 'SG_INGRESS_DENY', 'another port');
  t.equal(outcome(active, server, net.host), 'reachable', 'a fleet may send');
});

t.test('associated during creation and not accepted: the creation fails after 20 minutes', async (t) => {
  const [FleetId, waiting] = created(ready, 'A', 'CreateFleet', 'FleetAttributes.FleetId', {
    ...FLEET,
    CcnInfos: [{ AccountId: UIN.B, CcnId }],
  });
  const failed = advance(waiting, 21 * MINUTE).world;
  t.equal(statusOf(failed, FleetId), 'ERROR');
  t.equal(stateOf(failed, FleetId), 'EXPIRED');
  t.same(eventsOf(failed, FleetId).slice(-2), ['FLEET_INITIALIZATION_FAILED', 'FLEET_STATE_ERROR']);
  t.same(
    Object.keys(failed.hosts).filter((id) => id.startsWith(FleetId)),
    [],
    'no servers',
  );
  t.equal(
    codeOf(failed, 'B', 'AcceptAttachCcnInstances', instance(fleetVpc(failed, FleetId), 'ap-shanghai')),
    '200 UnsupportedOperation.NotPendingCcnInstance',
  );
  const gone = done(failed, 'A', 'DeleteFleet', { FleetId });
  t.equal(statusOf(gone, FleetId), 'TERMINATED');
  t.notOk(gone.vpcs[fleetVpc(gone, FleetId)], 'its network is gone');
});

t.test('associated after creation: 7 days, and the fleet is not touched', async (t) => {
  const [FleetId, alone] = created(ready, 'A', 'CreateFleet', 'FleetAttributes.FleetId', FLEET);
  const server = `${FleetId}-1`;
  t.equal(statusOf(alone, FleetId), 'ACTIVE');
  t.equal(outcome(alone, net.host, server, 7000), 'NOT_ATTACHED');

  const call = { FleetId, AccountId: UIN.B, CcnId };
  const waiting = done(alone, 'A', 'gse.AttachCcnInstances', call);
  t.equal(stateOf(waiting, FleetId), 'PENDING');
  t.equal(outcome(waiting, net.host, server, 7000), 'ATTACHMENT_PENDING', 'an application carries nothing');
  t.equal(codeOf(waiting, 'A', 'gse.AttachCcnInstances', call), '200 UnsupportedOperation.CcnAttached');

  const inTime = accept(advance(waiting, 6 * DAY).world, FleetId);
  t.equal(outcome(inTime, net.host, server, 7000), 'reachable');
  t.equal(outcome(inTime, net.host, server), 'SG_INGRESS_DENY');

  const late = advance(waiting, 8 * DAY).world;
  t.equal(stateOf(late, FleetId), 'EXPIRED');
  t.equal(statusOf(late, FleetId), 'ACTIVE');
  t.equal(outcome(late, net.host, server, 7000), 'ATTACHMENT_EXPIRED');
  const again = accept(done(late, 'A', 'gse.AttachCcnInstances', call), FleetId);
  t.equal(outcome(again, net.host, server, 7000), 'reachable', 'asked again, accepted');

  const apart = done(again, 'A', 'gse.DetachCcnInstances', { FleetId });
  t.equal(stateOf(apart, FleetId), undefined);
  t.equal(outcome(apart, net.host, server, 7000), 'NOT_ATTACHED');
});

t.test(
  'a VPC of another account: accepted in time, expired after 8 days, reset and accepted, left',
  async (t) => {
    const mine = withNetwork(ready, 'A', 'ap-shanghai', '10.0.0.0/16');
    const named = instance(mine.vpc, 'ap-shanghai');
    const state = (world: World) =>
      column(
        accepted(world, 'B', 'DescribeCcnAttachedInstances', { CcnId }).response,
        'InstanceSet',
        'State',
      );
    const waiting = done(mine.world, 'A', 'AttachCcnInstances', { ...named, CcnUin: UIN.B });
    t.same(state(waiting), ['ACTIVE', 'PENDING']);
    t.equal(outcome(waiting, mine.host, net.host), 'ATTACHMENT_PENDING');
    const inTime = done(advance(waiting, 6 * DAY).world, 'B', 'AcceptAttachCcnInstances', named);
    t.equal(outcome(inTime, mine.host, net.host), 'reachable');

    const late = advance(waiting, 8 * DAY).world;
    t.same(state(late), ['ACTIVE', 'EXPIRED']);
    t.equal(
      codeOf(late, 'B', 'AcceptAttachCcnInstances', named),
      '200 UnsupportedOperation.NotPendingCcnInstance',
    );
    const reset = done(late, 'A', 'ResetAttachCcnInstances', { ...named, CcnUin: UIN.B });
    t.same(state(reset), ['ACTIVE', 'PENDING']);
    const joined = done(reset, 'B', 'AcceptAttachCcnInstances', named);
    t.equal(outcome(joined, mine.host, net.host), 'reachable');
    t.equal(outcome(joined, net.host, mine.host), 'reachable');

    const left = done(joined, 'A', 'DetachCcnInstances', named);
    t.same(state(left), ['ACTIVE']);
    t.equal(outcome(left, mine.host, net.host), 'NOT_ATTACHED');
  },
);
