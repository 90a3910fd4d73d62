import t from 'tap';
import { advance, settle } from '../../../src/cloud/clouds.js';
import { deriveFabric } from '../../../src/cloud/fabric.js';
import { drop } from '../../../src/model/json.js';
import { accepted, codeOf, done, UID } from '../world.js';
import { apply, bareWorld, DAY, HOUR, join, listOf, outcome, stateOf, which, withCcn } from './lab.js';

const [fresh, CcnId] = withCcn(bareWorld());
const asked = apply(fresh, CcnId);
const named = which(fresh, CcnId, 'vpc-b');

t.test('ATTACHING, then ACTIVE: one account', async (t) => {
  const { world } = accepted(fresh, 'A', 'AttachCcnInstances', which(fresh, CcnId, 'vpc-a', 'vpc-c'));
  t.equal(stateOf(world, CcnId, 'vpc-a'), 'ATTACHING');
  t.notOk(deriveFabric(world).links[`vpc-a@${CcnId}`], 'nothing is carried yet');
  t.equal(stateOf(settle(world).world, CcnId, 'vpc-a'), 'ACTIVE');
  t.equal(outcome(settle(world).world, 'a', 'c'), 'reachable');
});

t.test('PENDING: accepted, rejected, or withdrawn by the applicant', async (t) => {
  t.equal(stateOf(asked, CcnId, 'vpc-b'), 'PENDING');
  const entering = accepted(asked, 'A', 'AcceptAttachCcnInstances', named).world;
  t.equal(stateOf(entering, CcnId, 'vpc-b'), 'ATTACHING');
  t.equal(stateOf(settle(entering).world, CcnId, 'vpc-b'), 'ACTIVE');

  const refused = done(asked, 'A', 'RejectAttachCcnInstances', named);
  t.equal(stateOf(refused, CcnId, 'vpc-b'), 'REJECTED');
  t.equal(stateOf(advance(refused, 8 * DAY).world, CcnId, 'vpc-b'), 'REJECTED', 'it does not expire');
  t.equal(stateOf(apply(refused, CcnId), CcnId, 'vpc-b'), 'PENDING', 'applying again replaces it');

  t.equal(stateOf(done(asked, 'B', 'DetachCcnInstances', named), CcnId, 'vpc-b'), undefined);
});

t.test('EXPIRED after 7 days; a reset gives another 7', async (t) => {
  t.equal(stateOf(advance(asked, 7 * DAY - 1).world, CcnId, 'vpc-b'), 'PENDING');
  const late = advance(asked, 7 * DAY).world;
  t.equal(stateOf(late, CcnId, 'vpc-b'), 'EXPIRED');
  const again = done(late, 'B', 'ResetAttachCcnInstances', { ...named, CcnUin: UID.A });
  t.equal(stateOf(advance(again, 7 * DAY - 1).world, CcnId, 'vpc-b'), 'PENDING');
  t.equal(stateOf(advance(again, 7 * DAY).world, CcnId, 'vpc-b'), 'EXPIRED');
});

t.test('a withdrawn application leaves no deadline behind', async (t) => {
  const gone = done(asked, 'B', 'DetachCcnInstances', named);
  const second = apply(advance(gone, DAY).world, CcnId);
  t.equal(stateOf(advance(second, 6.5 * DAY).world, CcnId, 'vpc-b'), 'PENDING');
});

t.test('DETACHING by either side', async (t) => {
  const joined = join(fresh, CcnId, 'vpc-a', 'vpc-b');
  for (const side of ['A', 'B']) {
    const { world } = accepted(joined, side, 'DetachCcnInstances', named);
    t.equal(stateOf(world, CcnId, 'vpc-b'), 'DETACHING');
    t.equal(outcome(world, 'a', 'b'), 'NOT_ATTACHED');
    t.equal(stateOf(settle(world).world, CcnId, 'vpc-b'), undefined);
  }
});

t.test('FAILED and DETACHFAILED in a CCN that stopped, taken off after 2 hours', async (t) => {
  const owing = done(join(fresh, CcnId, 'vpc-c'), 'A', 'EmulateArrears');
  const almost = advance(owing, 7 * DAY - 5_000).world;
  const entering = accepted(almost, 'A', 'AttachCcnInstances', which(fresh, CcnId, 'vpc-a')).world;
  const both = accepted(entering, 'A', 'DetachCcnInstances', which(fresh, CcnId, 'vpc-c')).world;
  const failed = advance(both, 10_000).world;
  t.equal(stateOf(failed, CcnId, 'vpc-a'), 'FAILED');
  t.equal(stateOf(failed, CcnId, 'vpc-c'), 'DETACHFAILED');
  const late = advance(failed, 2 * HOUR);
  t.same(late.happened, [
    `vpc-a, which was FAILED, taken off ${CcnId}`,
    `vpc-c, which was DETACHFAILED, taken off ${CcnId}`,
  ]);
  t.equal(stateOf(late.world, CcnId, 'vpc-a'), undefined);
  t.equal(stateOf(late.world, CcnId, 'vpc-c'), undefined);
});

t.test('DELETED when the network is gone', async (t) => {
  const without = { ...asked, vpcs: drop(asked.vpcs, 'vpc-b'), subnets: drop(asked.subnets, 'sn-b') };
  const gone = accepted({ ...without, hosts: drop(without.hosts, 'b') }, 'A', 'DescribeCcns').world;
  t.equal(stateOf(gone, CcnId, 'vpc-b'), 'DELETED');
  t.equal(stateOf(done(gone, 'A', 'DetachCcnInstances', named), CcnId, 'vpc-b'), undefined);
});

t.test('only ACTIVE carries packets', async (t) => {
  const [second, other] = withCcn(join(fresh, CcnId, 'vpc-a'));
  t.equal(outcome(join(second, other, 'vpc-c'), 'a', 'c'), 'ATTACHED_ELSEWHERE', 'two CCNs');
  t.equal(outcome(join(second, CcnId, 'vpc-c'), 'a', 'c'), 'reachable');
});

t.test('one CCN a network', async (t) => {
  const [second, other] = withCcn(join(fresh, CcnId, 'vpc-a'));
  const again = which(second, other, 'vpc-a');
  t.equal(codeOf(second, 'A', 'AttachCcnInstances', again), '200 UnsupportedOperation.CcnAttached');
  const leaving = accepted(second, 'A', 'DetachCcnInstances', which(second, CcnId, 'vpc-a')).world;
  t.equal(codeOf(leaving, 'A', 'AttachCcnInstances', again), '200 UnsupportedOperation.CcnAttached');
  t.equal(codeOf(settle(leaving).world, 'A', 'AttachCcnInstances', again), 'accepted');
});

t.test('across the border with an approval only', async (t) => {
  const mainland = join(fresh, CcnId, 'vpc-a');
  const hk = which(fresh, CcnId, 'vpc-hk');
  t.equal(codeOf(mainland, 'A', 'AttachCcnInstances', hk), '200 UnsupportedOperation.UnableCrossBorder');
  t.equal(
    codeOf(fresh, 'A', 'AttachCcnInstances', which(fresh, CcnId, 'vpc-a', 'vpc-hk')),
    '200 UnsupportedOperation.UnableCrossBorder',
    'both in one call',
  );
  const before = {
    ...mainland,
    accounts: { ...mainland.accounts, A: { id: 'A', cloud: 'tencent', uid: UID.A, crossBorder: true } },
  } as const;
  t.equal(codeOf(before, 'A', 'AttachCcnInstances', hk), 'accepted', 'it stood approved');
  const form = { ServiceProvider: 'UNICOM', Company: 'Lab' };
  const filed = done(mainland, 'A', 'CreateCrossBorderCompliance', form);
  const [row] = listOf(filed, 'A', 'DescribeCrossBorderCompliance', 'CrossBorderComplianceSet');
  t.match(row, { State: 'PENDING', ServiceProvider: 'UNICOM' });
  t.equal(codeOf(filed, 'A', 'AttachCcnInstances', hk), '200 UnsupportedOperation.UnableCrossBorder');
  const audit = {
    ServiceProvider: 'UNICOM',
    ComplianceId: row?.ComplianceId ?? 0,
    AuditBehavior: 'APPROVED',
  };
  t.equal(
    codeOf(filed, 'A', 'AuditCrossBorderCompliance', audit),
    '200 UnsupportedOperation.AppIdMismatch',
    'nobody approves of himself',
  );
  const approved = done(filed, 'B', 'AuditCrossBorderCompliance', audit);
  t.equal(outcome(join(approved, CcnId, 'vpc-hk'), 'a', 'hk'), 'reachable');
  const denied = done(approved, 'B', 'AuditCrossBorderCompliance', { ...audit, AuditBehavior: 'DENY' });
  t.equal(codeOf(denied, 'A', 'AttachCcnInstances', hk), '200 UnsupportedOperation.UnableCrossBorder');
});

t.test('what calls tell of instances', async (t) => {
  const joined = join(fresh, CcnId, 'vpc-a', 'vpc-b');
  const [first, second] = listOf(joined, 'A', 'DescribeCcnAttachedInstances', 'InstanceSet', { CcnId });
  t.match(first, {
    CcnId,
    InstanceType: 'VPC',
    InstanceId: 'vpc-a',
    InstanceRegion: 'ap-guangzhou',
    InstanceUin: UID.A,
    CcnUin: UID.A,
    CidrBlock: ['10.0.0.0/16'],
    State: 'ACTIVE',
    InstanceArea: 'CHINA_MAINLAND',
    RouteTableName: '_default_rtb',
  });
  t.match(String(first?.AttachedTime), /^2026-01-31 12:00:\d\d$/);
  t.equal(second?.InstanceId, 'vpc-b', 'in the order of time');
  const down = listOf(joined, 'A', 'DescribeCcnAttachedInstances', 'InstanceSet', {
    Filters: [{ Name: 'instance-region', Values: ['ap-shanghai'] }],
    OrderField: 'InstanceId',
    OrderDirection: 'DESC',
  });
  t.same(
    down.map(({ InstanceId }) => InstanceId),
    ['vpc-b'],
  );
  const described = done(joined, 'A', 'ModifyCcnAttachedInstancesAttribute', {
    CcnId,
    Instances: [
      { ...(named.Instances as readonly object[])[0], Description: 'guest', RouteTableId: 'ccnrtb-1' },
    ],
  });
  const [guest] = listOf(described, 'B', 'DescribeCcnAttachedInstances', 'InstanceSet');
  t.match(guest, { Description: 'guest', RouteTableName: '_default_rtb' });
});
