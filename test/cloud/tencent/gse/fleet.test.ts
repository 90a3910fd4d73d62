import t from 'tap';
import { advance, settle } from '../../../../src/cloud/clouds.js';
import { deriveFabric } from '../../../../src/cloud/fabric.js';
import type { World } from '../../../../src/cloud/world.js';
import type { JsonObject } from '../../../../src/model/json.js';
import { compile } from '../../../../src/plane/compile/index.js';
import { flawsOf } from '../../flaws.js';
import { accepted, codeOf, done } from '../../world.js';
import {
  column,
  created,
  DAY,
  emptyWorld,
  MINUTE,
  outcome,
  textAt,
  UIN,
  verdict,
  withNetwork,
} from '../network.js';

const FLEET: JsonObject = {
  Region: 'ap-shanghai',
  Name: 'arena',
  InboundPermissions: [{ FromPort: 7000, ToPort: 7000, IpRange: '172.16.0.0/16', Protocol: 'UDP' }],
};
const net = withNetwork(emptyWorld(), 'A', 'ap-guangzhou', '172.16.0.0/16');
const [CcnId, withCcn] = created(net.world, 'A', 'CreateCcn', 'Ccn.CcnId', { CcnName: 'mesh' });
const member = (InstanceId: string, InstanceRegion: string) => ({
  CcnId,
  Instances: [{ InstanceId, InstanceRegion, InstanceType: 'VPC' }],
});
const ready = done(withCcn, 'A', 'AttachCcnInstances', member(net.vpc, 'ap-guangzhou'));
const info = { AccountId: UIN.A, CcnId };

const makeFleet = (world: World, params: JsonObject = {}) =>
  created(world, 'A', 'CreateFleet', 'FleetAttributes.FleetId', { ...FLEET, ...params });
const rowOf = (world: World, FleetId: string) => {
  const row = world.tencent.fleets[FleetId];
  if (!row) throw new Error(`no fleet ${FleetId}`);
  return row;
};
const stateOf = (world: World, FleetId: string): unknown =>
  column(accepted(world, 'A', 'DescribeCcnInstances', { FleetId }).response, 'CcnInstanceSets', 'State')[0];
const join = (world: World, FleetId: string): World => {
  const applied = done(world, 'A', 'gse.AttachCcnInstances', { FleetId, ...info });
  return done(applied, 'A', 'AcceptAttachCcnInstances', member(rowOf(world, FleetId).vpc, 'ap-shanghai'));
};
const lastMessage = (world: World, FleetId: string): string =>
  rowOf(world, FleetId).events.at(-2)?.Message ?? '';

t.test('a fleet has a network of its own, which its account does not see', async (t) => {
  const [FleetId, world] = makeFleet(ready);
  const row = rowOf(world, FleetId);
  t.match(FleetId, /^fleet-[0-9a-z]{8}-[0-9a-z]{8}$/);
  t.same(world.vpcs[row.vpc]?.cidrs, ['10.200.0.0/24']);
  t.same(world.hosts[`${FleetId}-1`]?.address, '10.200.0.2');
  const seen = accepted(world, 'A', 'DescribeVpcs', {}).response;
  t.same(column(seen, 'VpcSet', 'VpcId'), [net.vpc]);
  t.equal(codeOf(world, 'A', 'DeleteVpc', { VpcId: row.vpc }), '200 UnsupportedOperation.AppIdMismatch');
  t.same(flawsOf(deriveFabric(world)), []);
  t.doesNotThrow(() => compile(deriveFabric(world)));

  const [second, both] = makeFleet(world);
  t.same(both.vpcs[rowOf(both, second).vpc]?.cidrs, ['10.200.1.0/24'], 'fleets do not overlap');
  const gone = done(both, 'A', 'DeleteFleet', { FleetId });
  const [third, again] = makeFleet(gone);
  t.same(again.vpcs[rowOf(again, third).vpc]?.cidrs, ['10.200.0.0/24'], 'a block is used again');
});

t.test('the CCN owner sees the VPC under the name of the fleet, and its one subnet as a route', async (t) => {
  const [FleetId, world] = makeFleet(ready);
  const joined = join(world, FleetId);
  const routes = accepted(joined, 'A', 'DescribeCcnRoutes', { CcnId }).response;
  t.same(column(routes, 'RouteSet', 'DestinationCidrBlock'), ['172.16.0.0/24', '10.200.0.0/24']);
  t.equal(joined.tencent.labels[rowOf(joined, FleetId).vpc]?.name, FleetId);
  t.same(flawsOf(deriveFabric(joined)), []);
  t.doesNotThrow(() => compile(deriveFabric(joined)));
});

t.test('why a fleet is not reached: whose turn it is', async (t) => {
  const [FleetId, world] = makeFleet(ready);
  const why = (at: World) =>
    verdict(at, { from: net.host, to: `${FleetId}-1`, protocol: 'udp', port: 7000 }).text;
  t.match(why(world), `account A applies to ${CcnId} (gse.AttachCcnInstances with FleetId ${FleetId})`);
  const applied = done(world, 'A', 'gse.AttachCcnInstances', { FleetId, ...info });
  t.match(why(applied), 'accepts it (AcceptAttachCcnInstances)');
  const late = advance(applied, 8 * DAY).world;
  t.match(why(late), `account A applies again (gse.AttachCcnInstances with FleetId ${FleetId})`);
});

t.test('ports are opened and closed for packets at once', async (t) => {
  const [FleetId, world] = makeFleet(ready);
  const joined = join(world, FleetId);
  const server = `${FleetId}-1`;
  const udp = (at: World, port: number) =>
    verdict(at, { from: net.host, to: server, protocol: 'udp', port }).reachable;
  t.equal(udp(joined, 7000), true);
  t.equal(outcome(joined, net.host, server, 7000), 'SG_INGRESS_DENY', 'UDP does not open TCP');
  const more = done(joined, 'A', 'UpdateFleetPortSettings', {
    FleetId,
    InboundPermissionAuthorizations: [
      { FromPort: 1025, ToPort: 60_000, IpRange: '172.16.0.0/24', Protocol: 'tcp' },
    ],
    InboundPermissionRevocations: FLEET.InboundPermissions ?? [],
  });
  t.equal(outcome(more, net.host, server, 1025), 'reachable');
  t.equal(outcome(more, net.host, server, 60_000), 'reachable');
  t.equal(outcome(more, net.host, server, 1024), 'SG_INGRESS_DENY');
  t.equal(udp(more, 7000), false);
  t.equal(outcome(more, net.host, server), 'SG_INGRESS_DENY', 'ICMP cannot be opened');
  const settings = accepted(more, 'A', 'DescribeFleetPortSettings', { FleetId }).response;
  t.same(settings.InboundPermissions, [
    { FromPort: 1025, ToPort: 60_000, IpRange: '172.16.0.0/24', Protocol: 'TCP' },
  ]);
});

t.test('capacity is the number of servers; the highest numbers go first', async (t) => {
  const [FleetId, world] = makeFleet(ready);
  const ids = (at: World) =>
    column(accepted(at, 'A', 'gse.DescribeInstances', { FleetId }).response, 'Instances', 'InstanceId');
  const scale = (at: World, DesiredInstances: number) =>
    accepted(at, 'A', 'UpdateFleetCapacity', { FleetId, DesiredInstances }).world;
  t.same(ids(world), [`${FleetId}-1`]);
  const growing = scale(world, 3);
  t.same(ids(growing), [`${FleetId}-1`], 'it takes a while');
  const grown = settle(growing).world;
  t.same(ids(grown), [`${FleetId}-1`, `${FleetId}-2`, `${FleetId}-3`]);
  t.equal(new Set(Object.values(grown.hosts).map(({ address }) => address)).size, 4);
  const shrunk = settle(scale(grown, 1)).world;
  t.same(ids(shrunk), [`${FleetId}-1`]);
  t.same(settle(scale(shrunk, 0)).world.hosts[`${FleetId}-1`], undefined);
  const [capacity] = accepted(grown, 'A', 'DescribeFleetCapacity', { FleetIds: [FleetId] }).response
    .FleetCapacity as readonly JsonObject[];
  t.match(capacity, { InstanceCounts: { Active: 3, Desired: 3, Pending: 0, MiniNum: 0, MaxiNum: 20 } });
});

t.test('a CCN that cannot take the fleet in shows as a fleet in ERROR', async (t) => {
  const cases: readonly (readonly [JsonObject, string])[] = [
    [{ CcnInfos: [{ AccountId: UIN.A, CcnId: 'ccn-00000000' }] }, 'ResourceNotFound.CcnResourceNotFound'],
    [{ CcnInfos: [{ AccountId: '7', CcnId }] }, 'UnsupportedOperation.UinNotFound'],
    [{ CcnInfos: [info], Region: 'na-ashburn' }, 'UnsupportedOperation.UnableCrossBorder'],
  ];
  for (const [params, code] of cases) {
    const [FleetId, world] = makeFleet(ready, params);
    t.equal(rowOf(world, FleetId).Status, 'ERROR', code);
    t.match(lastMessage(world, FleetId), code);
  }
  const [FleetId, waiting] = makeFleet(ready, { CcnInfos: [info] });
  const vpc = rowOf(waiting, FleetId).vpc;
  const rejected = done(waiting, 'A', 'RejectAttachCcnInstances', member(vpc, 'ap-shanghai'));
  t.equal(rowOf(rejected, FleetId).Status, 'ERROR', 'a rejected fleet need not wait for its 20 minutes');
  t.match(lastMessage(rejected, FleetId), 'REJECTED');
});

t.test('19 minutes are in time, 20 are not', async (t) => {
  const [FleetId, world] = created(ready, 'A', 'CreateFleet', 'FleetAttributes.FleetId', {
    ...FLEET,
    CcnInfos: [info],
  });
  const made = rowOf(world, FleetId).created;
  const at = (minutes: number) => advance(world, made + minutes * MINUTE - world.now).world;
  const { vpc } = rowOf(world, FleetId);
  const accept = member(vpc, 'ap-shanghai');
  t.equal(rowOf(done(at(19.9), 'A', 'AcceptAttachCcnInstances', accept), FleetId).Status, 'ACTIVE');
  t.equal(rowOf(at(20), FleetId).Status, 'ERROR');
});

t.test('even a CCN of the same account accepts, unless the service has the role to review', async (t) => {
  const [FleetId, world] = makeFleet(ready, { CcnInfos: [info] });
  t.equal(rowOf(world, FleetId).Status, 'BUILDING');
  t.equal(stateOf(world, FleetId), 'PENDING');
  const trusted = done(ready, 'A', 'EmulateGseServiceRole', {});
  const [quick, by] = makeFleet(trusted, { CcnInfos: [info] });
  t.equal(rowOf(by, quick).Status, 'ACTIVE');
  t.equal(stateOf(by, quick), 'ACTIVE');
  const withdrawn = done(trusted, 'A', 'EmulateGseServiceRole', { Granted: false });
  const [slow, waits] = makeFleet(withdrawn, { CcnInfos: [info] });
  t.equal(stateOf(waits, slow), 'PENDING');
});

t.test('a fleet that is deleted leaves its CCN and takes its network with it', async (t) => {
  const [FleetId, world] = makeFleet(ready);
  const joined = join(world, FleetId);
  const deleting = accepted(joined, 'A', 'DeleteFleet', { FleetId }).world;
  t.equal(rowOf(deleting, FleetId).Status, 'DELETING');
  t.notOk(deleting.hosts[`${FleetId}-1`]);
  t.equal(stateOf(deleting, FleetId), 'DETACHING');
  const gone = settle(deleting).world;
  t.equal(rowOf(gone, FleetId).Status, 'TERMINATED');
  const left = accepted(gone, 'A', 'DescribeCcnAttachedInstances', { CcnId }).response;
  t.same(column(left, 'InstanceSet', 'InstanceId'), [net.vpc]);
  t.same(Object.keys(gone.vpcs), [net.vpc]);
  t.same(Object.keys(gone.subnets), [net.subnet]);
  t.same(
    Object.values(gone.routeTables).map(({ vpc }) => vpc),
    [net.vpc],
  );
  const attributes = accepted(gone, 'A', 'DescribeFleetAttributes', {}).response;
  t.same(attributes.TotalCount, 0);
  t.same(flawsOf(deriveFabric(gone)), []);
});

t.test('copies: apart from CCNs, before they are made, or after', async (t) => {
  const [FleetId, world] = makeFleet(ready);
  const source = join(world, FleetId);
  const copy = (params: JsonObject) => {
    const { response } = accepted(source, 'A', 'CopyFleet', { FleetId, CopyNumber: 1, ...params });
    const id = textAt(response, 'FleetAttributes.0.FleetId');
    return [id, done(source, 'A', 'CopyFleet', { FleetId, CopyNumber: 1, ...params })] as const;
  };
  const [alone, first] = copy({ Name: 'other' });
  t.equal(rowOf(first, alone).attributes.Name, 'other');
  t.same(rowOf(first, alone).InboundPermissions, rowOf(source, FleetId).InboundPermissions);
  t.equal(stateOf(first, alone), undefined);
  const [before, second] = copy({ SelectedCcnType: 'CCN_SELECTED_BEFORE_CREATE' });
  t.equal(rowOf(second, before).Status, 'BUILDING');
  t.equal(rowOf(advance(second, 21 * MINUTE).world, before).Status, 'ERROR');
  const [after, third] = copy({ SelectedCcnType: 'CCN_SELECTED_AFTER_CREATE' });
  t.equal(rowOf(third, after).Status, 'ACTIVE');
  t.equal(stateOf(third, after), 'PENDING');
  t.equal(rowOf(advance(third, 21 * MINUTE).world, after).Status, 'ACTIVE');
  const three = accepted(source, 'A', 'CopyFleet', { FleetId, CopyNumber: 3 }).response;
  t.equal(three.TotalCount, 3);
});

t.test(
  'the actions that vpc and cvm have too are found by version, by fleet, or by their prefix',
  async (t) => {
    const [FleetId, world] = makeFleet(ready);
    const call = { FleetId, ...info };
    for (const [action, params] of [
      ['gse.AttachCcnInstances', call],
      ['AttachCcnInstances', call],
      ['AttachCcnInstances', { ...call, Version: '2019-11-12' }],
    ] as const)
      t.equal(stateOf(done(world, 'A', action, params), FleetId), 'PENDING', action);
    const servers = accepted(world, 'A', 'DescribeInstances', { FleetId }).response;
    t.same(column(servers, 'Instances', 'InstanceId'), [`${FleetId}-1`]);
  },
);
