import t from 'tap';
import { advance } from '../../../../src/cloud/clouds.js';
import { accepted, done } from '../../world.js';
import { apply, bareWorld, DAY, join, which, withCcn } from '../lab.js';
import { first, mended, ping, remediesAgainst, said, textOf } from './mended.js';

const [fresh, CcnId] = withCcn(bareWorld());
const alone = join(fresh, CcnId, 'vpc-a');
const ab = ping('a', 'b');

t.test('in no CCN: the owner attaches, another account applies and is accepted', async (t) => {
  t.same(first(alone, ping('a', 'c')), ['A AttachCcnInstances', 'reachable']);
  t.same(first(alone, ab), ['B AttachCcnInstances, A AcceptAttachCcnInstances', 'reachable']);
  const [both] = remediesAgainst(fresh, ping('a', 'c'));
  t.equal(textOf(both ?? { kind: 'calls', calls: [] }), 'A AttachCcnInstances');
  t.equal(said(mended(fresh, both), ping('a', 'c')), 'NOT_ATTACHED forward', 'then the other side');
});

t.test('there is no CCN yet', async (t) => {
  t.same(first(bareWorld(), ping('a', 'c')), ['A CreateCcn, A AttachCcnInstances', 'NOT_ATTACHED forward']);
});

t.test('an application: waiting, expired, rejected', async (t) => {
  const asked = apply(alone, CcnId);
  t.same(first(asked, ab), ['A AcceptAttachCcnInstances', 'reachable']);
  t.same(first(advance(asked, 8 * DAY).world, ab), [
    'B ResetAttachCcnInstances, A AcceptAttachCcnInstances',
    'reachable',
  ]);
  const refused = done(asked, 'A', 'RejectAttachCcnInstances', which(asked, CcnId, 'vpc-b'));
  t.same(first(refused, ab), ['B AttachCcnInstances, A AcceptAttachCcnInstances', 'reachable']);
});

t.test('a CCN that stopped is paid for before it takes anything in', async (t) => {
  const owing = advance(done(alone, 'A', 'EmulateArrears'), 8 * DAY).world;
  t.same(first(owing, ping('a', 'c')), ['A EmulateArrears, A AttachCcnInstances', 'reachable']);
});

t.test('two CCNs: one side moves', async (t) => {
  const [two, other] = withCcn(alone);
  const apart = join(two, other, 'vpc-c');
  t.same(first(apart, ping('a', 'c')), ['A DetachCcnInstances, A AttachCcnInstances *', 'reachable']);
  t.ok(
    remediesAgainst(apart, ping('a', 'c')).filter(
      (one) => said(mended(apart, one), ping('a', 'c')) === 'reachable',
    ).length >= 2,
    'either of them',
  );
});

t.test('across the border: applied for and approved, or approved in the file', async (t) => {
  t.same(first(alone, ping('a', 'hk')), [
    'A CreateCrossBorderCompliance, B AuditCrossBorderCompliance, A AttachCcnInstances',
    'reachable',
  ]);
  const { B: _B, ...accounts } = alone.accounts;
  const { 'vpc-b': _vpc, ...vpcs } = alone.vpcs;
  const lonely = { ...alone, accounts, vpcs };
  const [file] = remediesAgainst(lonely, ping('a', 'hk'));
  t.match(file, { kind: 'file', text: /accounts\.A needs cross_border: true/ });
  t.same(first(mended(lonely, file), ping('a', 'hk')), ['A AttachCcnInstances', 'reachable']);
});

t.test('a full CCN: the quota is raised', async (t) => {
  const [small, id] = withCcn(bareWorld({ instancesPerCcn: 1 }));
  const full = join(small, id, 'vpc-a');
  const [file] = remediesAgainst(full, ping('a', 'c'));
  t.match(file, { kind: 'file', text: /quotas needs instancesPerCcn: 2/ });
  t.same(first(mended(full, file), ping('a', 'c')), ['A AttachCcnInstances', 'reachable']);
});

t.test('what is on its way out is left alone until it is out', async (t) => {
  const leaving = accepted(alone, 'A', 'DetachCcnInstances', which(alone, CcnId, 'vpc-a')).world;
  const [remedy] = remediesAgainst(join(leaving, CcnId, 'vpc-c'), ping('a', 'c'));
  t.equal(remedy && textOf(remedy), 'A AttachCcnInstances', 'refused as long as it is');
});
