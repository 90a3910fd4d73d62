import type { Ports } from './ports.js';

/** The real parts behind the verbs, each loaded when it is first asked for. */
export const wire: Ports = {
  async load(path) {
    return (await import('../scenario/read.js')).readScenario(path);
  },
  async formatDiagnostics(diagnostics, sources, options) {
    return (await import('../report/diagnostics.js')).formatDiagnostics(diagnostics, sources, options);
  },
  async runScenario(scenario, options) {
    const { startRun } = await import('../lab/start.js');
    return startRun(scenario, options);
  },
  async planAt(scenario, at) {
    const [{ planeOf }, { worldAt }] = await Promise.all([
      import('../lab/plan.js'),
      import('../lab/simulate.js'),
    ]);
    return planeOf(worldAt(scenario, at));
  },
  commands: async (plane) => (await import('../plane/commands.js')).commands(plane),
  doctor: async () => (await import('../lab/doctor/doctor.js')).doctor(),
  scenarioSchema: async () => (await import('../scenario/json-schema.js')).schemaDocument,
};
