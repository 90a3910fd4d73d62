import type { Bill } from '../lab/bill/bill.js';
import type { CallEvent, CheckEvent, EndEvent, FaultEvent, LabEvent, WaitEvent } from '../lab/event.js';
import type { ExitCode, Problem } from '../model/errors.js';
import type { Position } from '../scenario/scenario.js';

export type ItemRecord = CallEvent | WaitEvent | FaultEvent | CheckEvent;

export interface StepRecord {
  readonly index: number;
  readonly title: string;
  readonly at: Position;
  readonly items: readonly ItemRecord[];
}

/**
 * `failed`: a check failed, a call answered otherwise than wanted, or a fault could not be made. `error`: the run could not go on.
 * `interrupted`: it ended without a word, because it was stopped. `skipped`: it never began.
 */
export type Status = 'passed' | 'failed' | 'error' | 'interrupted' | 'skipped';

/** Where a lab lived. */
export type Place = Omit<LabEvent & { type: 'sandbox' }, 'type'>;

/** What became of one scenario: its events, in the order of its file. */
export interface ScenarioRecord {
  readonly file: string;
  readonly name: string;
  readonly status: Status;
  /** Checks that the file holds, run or not. */
  readonly declaredChecks: number;
  /** What was left out of what the scenario asks for; absent: nothing. */
  readonly without?: readonly string[];
  readonly steps: readonly StepRecord[];
  /** Absent if it never began. */
  readonly sandbox?: Place;
  readonly failure?: { readonly exit: ExitCode; readonly problem: Problem };
  /** Absent if nothing crossed regions and nothing was bought. */
  readonly bill?: Bill;
  /** Absent if the run did not come to its end. */
  readonly end?: EndEvent;
}

/** What is known of a scenario before it runs. */
export type Heading = Pick<ScenarioRecord, 'file' | 'name' | 'declaredChecks'>;

export const skippedRecord = ({ file, name, declaredChecks }: Heading): ScenarioRecord => ({
  file,
  name,
  status: 'skipped',
  declaredChecks,
  steps: [],
});

/** Folds what a run said into a record. */
export function recordOf(
  { file, name, declaredChecks }: Heading,
  events: readonly LabEvent[],
): ScenarioRecord {
  const steps: { index: number; title: string; at: Position; items: ItemRecord[] }[] = [];
  let failure: ScenarioRecord['failure'];
  let bill: Bill | undefined;
  let end: EndEvent | undefined;
  let sandbox: Place | undefined;
  let without: ScenarioRecord['without'];
  for (const event of events) {
    if (event.type === 'scenario') {
      without = event.without;
    } else if (event.type === 'step') {
      steps.push({ index: event.index, title: event.title, at: event.at, items: [] });
    } else if (event.type === 'failure') {
      failure = { exit: event.exit, problem: event.problem };
    } else if (event.type === 'bill') {
      bill = event.bill;
    } else if (event.type === 'sandbox') {
      const { type: _, ...place } = event;
      sandbox = place;
    } else if (event.type === 'end') {
      end = event;
    } else if (isItem(event)) {
      steps.at(-1)?.items.push(event);
    }
  }
  const status = statusOf(steps, failure, end);
  return {
    file,
    name,
    status,
    declaredChecks,
    ...(without ? { without } : {}),
    steps,
    ...(sandbox ? { sandbox } : {}),
    ...(failure ? { failure } : {}),
    ...(bill ? { bill } : {}),
    ...(end ? { end } : {}),
  };
}

const ITEMS: readonly LabEvent['type'][] = ['call', 'wait', 'fault', 'check'];
const isItem = (event: LabEvent): event is ItemRecord => ITEMS.includes(event.type);

function statusOf(
  steps: readonly StepRecord[],
  failure: ScenarioRecord['failure'],
  end: EndEvent | undefined,
): Status {
  if (failure) return 'error';
  if (!end) return 'interrupted';
  return steps.some((step) => step.items.some(hasFailed)) ? 'failed' : 'passed';
}

export const hasFailed = (item: ItemRecord): boolean => item.type !== 'wait' && !item.passed;

export const itemsOf = (record: ScenarioRecord): ItemRecord[] => record.steps.flatMap((step) => step.items);
