import type { LabEvent } from '../../src/lab/event.js';
import { recordOf, type ScenarioRecord, skippedRecord } from '../../src/report/record.js';
import { FAILING } from './events/failing.js';
import { PORTS } from './events/ports.js';
import { INTERRUPTED, REFUSED } from './events/stopped.js';
import { TUTORIAL } from './events/tutorial.js';

export const record = (events: readonly LabEvent[]): ScenarioRecord => {
  const [first] = events;
  if (first?.type !== 'scenario') throw new Error('events begin with the scenario');
  return recordOf({ file: first.file, name: first.name, declaredChecks: first.checks }, events);
};

export const RECORDS = {
  tutorial: record(TUTORIAL),
  failing: record(FAILING),
  refused: record(REFUSED),
  interrupted: record(INTERRUPTED),
  ports: record(PORTS),
  skipped: skippedRecord({ file: 'scenarios/last.lab.yaml', name: 'Never begun', declaredChecks: 3 }),
};

export const ALL: readonly ScenarioRecord[] = Object.values(RECORDS);
