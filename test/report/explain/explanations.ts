import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Explanation } from '../../../src/explain/explanation.js';
import { type Asked, explainAt } from '../../../src/lab/explain.js';
import { loadScenario } from '../../../src/scenario/load.js';

/** The explanation of a pair of a shipped scenario, which is named as a user in the project's folder names it. */
export function explained(file: string, asked: Asked): Explanation {
  const path = fileURLToPath(new URL(`../../../../${file}`, import.meta.url));
  const { scenario } = loadScenario(file, readFileSync(path, 'utf8'));
  if (!scenario) throw new Error(`${file} is invalid`);
  return explainAt(scenario, asked);
}

const TUTORIAL = 'scenarios/cen-cross-account-cross-region.lab.yaml';

export const tutorial = (at: string, to = 'ecs-b'): Explanation =>
  explained(TUTORIAL, { from: 'ecs-a', to, at });
