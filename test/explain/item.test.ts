import t from 'tap';
import { fail } from '../../src/cloud/clouds.js';
import { deriveFabric } from '../../src/cloud/fabric.js';
import { itemText, scenarioItem, targetOf } from '../../src/explain/item.js';
import { rows } from '../../src/model/json.js';
import { joined } from '../lab/world.js';

t.test('items as a scenario writes them, and for people', async (t) => {
  const call = {
    kind: 'call',
    as: 'A',
    action: 'CreateCen',
    params: { Name: 'Lab', Tags: ['x'] },
    save: { cen: 'CenId' },
  } as const;
  t.same(scenarioItem(call), [
    { as: 'A', call: 'CreateCen', with: { Name: 'Lab', Tags: ['x'] }, save: { cen: 'CenId' } },
  ]);
  t.same(scenarioItem({ kind: 'call', as: 'A', action: 'CreateCen', params: {} }), [
    { as: 'A', call: 'CreateCen' },
  ]);
  t.equal(itemText(call), 'A calls CreateCen (Name Lab, Tags ["x"])');
  t.same(scenarioItem({ kind: 'wait', ms: 30_000 }), [{ wait: '30s' }]);
  t.same(scenarioItem({ kind: 'wait', ms: 1_500 }), [{ wait: '1500ms' }]);
  t.same(scenarioItem({ kind: 'file', text: 'a route', change: {} }), []);
});

t.test('what is broken is named as a step names it', async (t) => {
  const [world, cen] = joined();
  const link = rows(deriveFabric(world).links).find(({ kind }) => kind === 'region-connection')?.id ?? '';
  const fault = { kind: 'region-connection', link } as const;
  t.same(targetOf(fail(world, fault), fault, new Map([[cen, '$cen']])), {
    region_connection: ['cn-qingdao', 'us-east-1'],
    of: '$cen',
  });
  t.same(targetOf(world, { kind: 'host', host: 'ecs-a' }, new Map()), { host: 'ecs-a' });
});
