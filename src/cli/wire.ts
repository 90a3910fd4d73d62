import type { Sandbox } from '../lab/sandbox/sandbox.js';
import type { Spare } from '../lab/spare.js';
import type { MeasureFlowOptions, Ports } from './ports.js';

/** Chosen when the first scenario starts, for all of them. */
let sandbox: Promise<Sandbox> | undefined;

async function chosen({ sandbox: choice, notice }: MeasureFlowOptions): Promise<Sandbox> {
  const { chooseSandbox } = await import('../lab/sandbox/choose.js');
  sandbox ??= chooseSandbox(choice, notice);
  return sandbox;
}

/** For the first scenario that runs. */
let spare: Spare | undefined;

/** The real parts behind the verbs, each loaded when it is first asked for. */
export const wire: Ports = {
  async load(path) {
    return (await import('../scenario/read.js')).readScenario(path);
  },
  async formatDiagnostics(diagnostics, sources, options) {
    return (await import('../report/diagnostics.js')).formatDiagnostics(diagnostics, sources, options);
  },
  async prepareRun(choice) {
    const started = await (await import('../lab/spare.js')).startSpare(choice);
    spare = started;
    return started.dismiss;
  },
  async runScenario(scenario, { keepGoing, without, ...choice }) {
    const { startRun } = await import('../lab/start.js');
    const sandbox = await chosen(choice);
    return startRun(scenario, { keepGoing, without }, sandbox, spare?.take());
  },
  async planAt(scenario, at) {
    const [{ planeOf }, { worldAt }] = await Promise.all([
      import('../lab/plan.js'),
      import('../lab/simulate.js'),
    ]);
    return planeOf(worldAt(scenario, at));
  },
  replay: async (scenario, at) => (await import('../lab/replay.js')).replay(scenario, at),
  async matrixAt(scenario, probe, at) {
    return (await import('../lab/matrix/matrix.js')).snapshotAt(scenario, probe, at);
  },
  async measureMatrices(job, options) {
    const { startMatrix } = await import('../lab/matrix/start.js');
    return startMatrix(job, await chosen(options));
  },
  explain: async (scenario, asked) => (await import('../lab/explain.js')).explainAt(scenario, asked),
  async measureFlow(scenario, asked, options) {
    const { measureInSandbox } = await import('../lab/explain/start.js');
    return measureInSandbox({ scenario, asked }, await chosen(options));
  },
  commands: async (plane) => (await import('../plane/commands.js')).commands(plane),
  doctor: async (choice) => (await import('../lab/doctor/doctor.js')).doctor(choice),
  labs: async (command) => (await import('../lab/standing/labs.js')).labs(command),
  scenarioSchema: async () => (await import('../scenario/json-schema.js')).schemaDocument,
};
