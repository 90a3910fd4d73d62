import t from 'tap';
import { type Demand, demandOf, most } from '../../../src/lab/limits/demand.js';
import { planeOf } from '../../../src/lab/plan.js';
import { worldAt } from '../../../src/lab/simulate.js';
import { loadScenario } from '../../../src/scenario/load.js';
import { shipped } from '../../scenario/shipped.js';

t.test('as many namespaces as are built, whatever the scenario', async (t) => {
  for (const { file, text } of shipped) {
    const { scenario } = loadScenario(file, text);
    if (!scenario) throw new Error(`${file} is invalid`);
    for (const world of [scenario.world, worldAt(scenario)])
      t.equal(demandOf(world).namespaces, planeOf(world).namespaces.length, file);
  }
});

t.test('of several moments the largest, each by itself', async (t) => {
  const demand = (namespaces: number, memory: number): Demand => ({
    namespaces,
    memory,
    mounts: 1,
    descriptors: 2,
  });
  t.same(most([demand(3, 10), demand(2, 20)]), demand(3, 20));
});
