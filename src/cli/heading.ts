import type { Heading } from '../report/record.js';
import type { Scenario } from '../scenario/scenario.js';

export const checksIn = ({ steps }: Scenario): number =>
  steps.flatMap((step) => step.do).filter((item) => 'check' in item).length;

export const headingOf = (scenario: Scenario): Heading => ({
  file: scenario.file,
  name: scenario.name,
  declaredChecks: checksIn(scenario),
});
