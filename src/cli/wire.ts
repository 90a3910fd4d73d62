import { EXIT, LabError } from '../model/errors.js';
import type { Ports } from './ports.js';

const absent = (): Promise<never> => Promise.reject(new LabError(EXIT.failed, { what: 'not wired' }));
export const wire: Ports = {
  load: absent,
  formatDiagnostics: absent,
  runScenario: absent,
  planAt: absent,
  commands: absent,
  doctor: absent,
  scenarioSchema: async () => (await import('../scenario/schema.js')).ScenarioFile,
};
