import t from 'tap';
import { whyNoRoute } from '../../../src/cloud/why.js';
import type { World } from '../../../src/cloud/world.js';
import { accepted, attach, child, done, tutorialWorld, UID, withCen, worldOf } from '../world.js';

const [fresh, CenId] = withCen(tutorialWorld());
const why = (world: World) => whyNoRoute(world, 'vpc-a', 'ecs-b');

t.test('nobody is attached', async (t) => {
  t.same(why(fresh), {
    code: 'NOT_ATTACHED',
    object: 'vpc-a',
    text: 'vpc-a is attached to no CEN instance; AttachCenChildInstance attaches it',
  });
});

t.test('the destination is not attached, not granted', async (t) => {
  const world = attach(fresh, CenId, 'vpc-a');
  t.same(why(world), {
    code: 'NOT_GRANTED',
    object: 'vpc-b',
    text:
      'vpc-b is attached to no CEN instance; account B grants it (GrantInstanceToCen), ' +
      `then account A attaches it to ${CenId} (AttachCenChildInstance)`,
  });
  const grant = { InstanceId: 'vpc-b', CenId, CenOwnerId: UID.A };
  t.match(why(done(world, 'B', 'GrantInstanceToCen', grant)), {
    code: 'NOT_ATTACHED',
    text: /account B has granted it, now account A/,
  });
});

t.test('the source is not attached, the destination is', async (t) => {
  t.same(why(attach(fresh, CenId, 'vpc-b')), {
    code: 'NOT_ATTACHED',
    object: 'vpc-a',
    text: `vpc-a is attached to no CEN instance; account A attaches it to ${CenId} (AttachCenChildInstance)`,
  });
});

t.test('on the way', async (t) => {
  const world = attach(fresh, CenId, 'vpc-a');
  const leaving = accepted(world, 'A', 'DetachCenChildInstance', child(world, CenId, 'vpc-a')).world;
  t.equal(why(leaving).text, `vpc-a is Detaching, not Attached, to ${CenId}`);
});

t.test('in different CENs', async (t) => {
  const [two, other] = withCen(attach(fresh, CenId, 'vpc-a'));
  t.match(why(attach(two, other, 'vpc-b')), {
    code: 'ATTACHED_ELSEWHERE',
    text: `vpc-a is in ${CenId}, vpc-b in ${other}: CEN instances are not connected with each other`,
  });
});

t.test('refused routes', async (t) => {
  const [plan, cen] = withCen(
    worldOf({
      vpcs: {
        'vpc-a': ['A cn-qingdao 10.0.0.0/8', { 'vsw-a': '10.1.0.0/16' }],
        'vpc-b': ['A cn-qingdao 10.0.0.0/8', { 'vsw-b': '10.1.2.0/24', 'vsw-b2': '10.9.0.0/24' }],
      },
      hosts: { 'ecs-b': 'vsw-b 10.1.2.9 sg', 'ecs-b2': 'vsw-b2 10.9.0.9 sg' },
    }),
  );
  const world = attach(plan, cen, 'vpc-a', 'vpc-b');
  t.same(why(world), {
    code: 'ROUTE_CONFLICT',
    object: 'vsw-b',
    text: '10.1.2.0/24 of vSwitch vsw-b of vpc-b clashes with vSwitch vsw-a (10.1.0.0/16) of vpc-a',
  });
});

t.test('what does not exist is a mistake of the program', async (t) => {
  t.throws(() => whyNoRoute(fresh, 'vpc-a', 'nobody'), { name: 'TypeError' });
  t.throws(() => whyNoRoute(fresh, 'vpc-z', 'ecs-b'), { name: 'TypeError' });
});
