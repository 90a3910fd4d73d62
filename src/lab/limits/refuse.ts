import type { World } from '../../cloud/world.js';
import type { Kernel } from '../../kernel/kernel.js';
import { EXIT, LabError } from '../../model/errors.js';
import type { Scenario } from '../../scenario/scenario.js';
import { after, type State } from '../script.js';
import { type Demand, demandOf, most } from './demand.js';
import { shortage } from './shortage.js';

/** Throws exit 3 if the machine cannot hold what the scenario builds at any time. */
export function refuseTooLarge(scenario: Scenario, kernel: Pick<Kernel, 'room'>): void {
  refuseDemand(most(demandsOf(scenario)), scenario.file, kernel);
}

/** The same of one world of it. */
export const refuseTooLargeWorld = (world: World, file: string, kernel: Pick<Kernel, 'room'>): void =>
  refuseDemand(demandOf(world), file, kernel);

/** Throws exit 3 if the machine has no room for it. */
export function refuseDemand(demand: Demand, where: string, kernel: Pick<Kernel, 'room'>): void {
  const problem = shortage(demand, kernel.room());
  if (problem) throw new LabError(EXIT.unsupported, { ...problem, where });
}

/** Before the first step and after each. */
function demandsOf({ world, steps }: Scenario): Demand[] {
  let state: State = { world, variables: {} };
  const demands = [demandOf(world)];
  for (const step of steps) {
    for (const item of step.do) state = after(state, item);
    demands.push(demandOf(state.world));
  }
  return demands;
}
