import t from 'tap';
import { givenBy, named, namesIn } from '../../src/explain/names.js';
import { tutorialWorld, UID } from '../cloud/world.js';

t.test('values are written as a scenario refers to them, at any depth', async (t) => {
  const names = namesIn(tutorialWorld(), { cen: 'cen-1234', short: 'a', count: 3 });
  t.same(
    named({ CenId: 'cen-1234', List: [{ Owner: UID.B, Port: 'a', Count: 3 }], Text: 'cen-12345' }, names),
    {
      CenId: '$cen',
      List: [{ Owner: '$B.uid', Port: 'a', Count: 3 }],
      Text: 'cen-12345',
    },
  );
});

t.test('ids in an answer get names of their own', async (t) => {
  const answer = {
    CenId: 'cen-1',
    RequestId: 'never',
    Status: 'Active',
    Ccn: { CcnId: 'ccn-1' },
    Instances: [{ InstanceId: 'i-1' }, { InstanceId: 'i-2' }],
    RouteItemIds: ['rti-1'],
  };
  t.same(givenBy(answer, new Set(['cen'])), [
    { name: 'cen-2', path: 'CenId', value: 'cen-1' },
    { name: 'ccn', path: 'Ccn.CcnId', value: 'ccn-1' },
    { name: 'instance', path: 'Instances.0.InstanceId', value: 'i-1' },
    { name: 'instance-2', path: 'Instances.1.InstanceId', value: 'i-2' },
    { name: 'route-item', path: 'RouteItemIds.0', value: 'rti-1' },
  ]);
  t.equal(givenBy({ TransitRouterAttachmentId: 'x' }, new Set())[0]?.name, 'transit-router-attachment');
});
