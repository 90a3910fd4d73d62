/** The command on a real process with a fake lab: what it does is told by FAKE_LAB. */
import { start } from '../../src/cli/main.js';
import { checkEvent, endEvent, fakePorts, type Script, scenarioEvent, stepEvent } from './fake.js';

const LAB = process.env.FAKE_LAB;

const script: Script = async function* (file) {
  yield scenarioEvent(file);
  yield stepEvent(file);
  if (LAB === 'talk') for (let i = 0; i < 5_000; i++) yield checkEvent(file, true);
  if (LAB === 'hang') {
    const alive = setInterval(() => {}, 1000);
    await new Promise(() => alive);
  }
  yield checkEvent(file, true);
  yield endEvent(true);
};

const ports = fakePorts({ script });

await start(process.argv.slice(2), {
  ...ports,
  async runScenario(scenario, options) {
    const run = await ports.runScenario(scenario, options);
    const stop = async (): Promise<void> => {
      if (LAB === 'hang') process.stderr.write('lab stopped\n');
      // A lab that takes its time to go.
      if (process.env.FAKE_STOP === 'never') await new Promise(() => {});
    };
    return { ...run, stop };
  },
});
