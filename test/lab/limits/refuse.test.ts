import t from 'tap';
import { fakeKernel } from '../../../src/kernel/fake.js';
import { ENDLESS } from '../../../src/kernel/room.js';
import type { LabEvent } from '../../../src/lab/event.js';
import { run } from '../../../src/lab/run.js';
import { loadScenario } from '../../../src/scenario/load.js';
import { fixture } from '../../scenario/fixture.js';

t.test('a lab that its machine cannot hold: exit 3, nothing built', async (t) => {
  const { scenario } = loadScenario('x.lab.yaml', fixture('valid/sites.lab.yaml'));
  if (!scenario) throw new Error('invalid');
  const kernel = fakeKernel([], { ...ENDLESS, namespaces: 2 });
  const said: LabEvent[] = [];
  for await (const event of run(scenario, kernel, { keepGoing: false, without: [] })) said.push(event);
  t.match(said.at(-1), {
    type: 'failure',
    exit: 3,
    problem: { where: 'x.lab.yaml', why: /user\.max_net_namespaces is 2/ },
  });
  t.same((await kernel.observe()).namespaces, []);
});
