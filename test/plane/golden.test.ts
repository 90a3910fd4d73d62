import t from 'tap';
import { actionsOf } from '../../src/cloud/clouds.js';
import { planeOf } from '../../src/lab/plan.js';
import { worldAt } from '../../src/lab/simulate.js';
import { loadScenario } from '../../src/scenario/load.js';
import { golden } from '../golden.js';
import { shipped } from '../scenario/shipped.js';

for (const { file, text } of shipped.filter((row) => !row.file.includes('/'))) {
  t.test(`${file} compiles to its plane`, async (t) => {
    const { scenario } = loadScenario(file, text, actionsOf('alibaba'));
    if (!scenario) throw new Error(`${file} is not valid`);
    golden(t, planeOf(worldAt(scenario)), `plane/golden/${file.replace('.lab.yaml', '')}`);
  });
}
