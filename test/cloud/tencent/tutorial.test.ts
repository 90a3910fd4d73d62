import t from 'tap';
import { advance } from '../../../src/cloud/clouds.js';
import { accepted, codeOf, done, UID } from '../world.js';
import { bareWorld, DAY, listOf, outcome, stateOf, verdict, which, withCcn } from './lab.js';

t.test('associating a VPC with a CCN of another account, and unassociating it', async (t) => {
  const [world, CcnId] = withCcn(bareWorld());
  const own = accepted(world, 'A', 'AttachCcnInstances', which(world, CcnId, 'vpc-a')).world;
  t.equal(stateOf(own, CcnId, 'vpc-a'), 'ATTACHING');
  const mine = advance(own, 10_000);
  t.same(mine.happened, [`vpc-a ACTIVE in ${CcnId}`], 'one account: connected without a question');

  const named = which(world, CcnId, 'vpc-b');
  t.equal(codeOf(mine.world, 'B', 'AttachCcnInstances', named), '200 ResourceNotFound', 'CcnUin is needed');
  const asked = accepted(mine.world, 'B', 'AttachCcnInstances', { ...named, CcnUin: UID.A }).world;
  t.equal(stateOf(asked, CcnId, 'vpc-b'), 'PENDING');
  t.equal(outcome(asked, 'a', 'b'), 'ATTACHMENT_PENDING', 'an application carries nothing');
  t.match(verdict(asked, 'a', 'b').text, /account A, which owns the CCN, accepts it/);

  const inTime = done(advance(asked, 7 * DAY - 1).world, 'A', 'AcceptAttachCcnInstances', named);
  t.equal(outcome(inTime, 'a', 'b'), 'reachable');
  t.equal(outcome(inTime, 'b', 'a'), 'reachable');

  const late = advance(asked, 8 * DAY);
  t.same(late.happened, [`application of vpc-b to ${CcnId} EXPIRED`]);
  t.equal(outcome(late.world, 'a', 'b'), 'ATTACHMENT_EXPIRED');
  t.equal(
    codeOf(late.world, 'A', 'AcceptAttachCcnInstances', named),
    '200 UnsupportedOperation.NotPendingCcnInstance',
  );
  const again = accepted(late.world, 'B', 'ResetAttachCcnInstances', { ...named, CcnUin: UID.A }).world;
  t.equal(stateOf(again, CcnId, 'vpc-b'), 'PENDING');
  const joined = done(again, 'A', 'AcceptAttachCcnInstances', named);
  t.same(
    listOf(joined, 'B', 'DescribeCcnAttachedInstances', 'InstanceSet', { CcnId }).map((row) => [
      row.InstanceId,
      row.State,
      row.CcnUin,
      row.InstanceUin,
    ]),
    [['vpc-b', 'ACTIVE', UID.A, UID.B]],
    'the network’s owner sees his own',
  );

  const leaving = accepted(joined, 'B', 'DetachCcnInstances', named).world;
  t.equal(outcome(leaving, 'a', 'b'), 'NOT_ATTACHED', 'cut at once');
  t.equal(
    codeOf(leaving, 'B', 'AttachCcnInstances', { ...named, CcnUin: UID.A }),
    '200 UnsupportedOperation.CcnAttached',
    'not free before it is out',
  );
  const left = advance(leaving, 10_000).world;
  t.equal(stateOf(left, CcnId, 'vpc-b'), undefined);
  t.equal(codeOf(left, 'B', 'AttachCcnInstances', { ...named, CcnUin: UID.A }), 'accepted');
});

t.test('waiting takes no longer than it has to, and an answer in time is not undone', async (t) => {
  const [world, CcnId] = withCcn(bareWorld());
  const asked = accepted(world, 'B', 'AttachCcnInstances', {
    ...which(world, CcnId, 'vpc-b'),
    CcnUin: UID.A,
  }).world;
  const joined = done(asked, 'A', 'AcceptAttachCcnInstances', which(world, CcnId, 'vpc-b'));
  t.equal(stateOf(advance(joined, 30 * DAY).world, CcnId, 'vpc-b'), 'ACTIVE');
});
