import type { Feature } from '../kernel/kernel.js';
import type { LabEvent } from '../lab/event.js';
import type { SandboxChoice } from '../lab/sandbox/sandbox.js';
import { recordOf, type ScenarioRecord, skippedRecord } from '../report/record.js';
import type { Scenario } from '../scenario/scenario.js';
import { drive } from './drive.js';
import { headingOf } from './heading.js';
import { pool } from './pool.js';
import type { Ports } from './ports.js';
import type { Output } from './run-output.js';

export interface RunAllOptions {
  readonly ports: Ports;
  readonly output: Output;
  /** Otherwise no scenario begins after one that did not pass; those that run already come to their end. */
  readonly keepGoing: boolean;
  readonly sandbox: SandboxChoice;
  readonly without: readonly Feature[];
  /** Scenarios at a time. */
  readonly jobs: number;
  readonly signal: AbortSignal;
}

/** Runs scenarios; a record for each, in their order. */
export async function runAll(
  scenarios: readonly Scenario[],
  { ports, output, keepGoing, without, sandbox, jobs, signal }: RunAllOptions,
): Promise<ScenarioRecord[]> {
  const records = scenarios.map((scenario) => skippedRecord(headingOf(scenario)));
  const passedSoFar = (): boolean =>
    records.every(({ status }) => status === 'passed' || status === 'skipped');
  const work = async (scenario: Scenario, index: number): Promise<void> => {
    const events: LabEvent[] = [];
    const onEvent = (event: LabEvent): void => {
      events.push(event);
      output.event(index, event);
    };
    await drive(ports, scenario, { keepGoing, without, sandbox, notice: output.notice, signal, onEvent });
    records[index] = recordOf(headingOf(scenario), events);
    output.close(index);
  };
  await pool(jobs, scenarios, work, () => !signal.aborted && (keepGoing || passedSoFar()));
  return records;
}
