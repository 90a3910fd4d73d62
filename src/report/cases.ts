import type { CallEvent, CheckEvent, FaultEvent } from '../lab/event.js';
import type { Problem } from '../model/errors.js';
import type { Position } from '../scenario/scenario.js';
import { type ItemRecord, itemsOf, type ScenarioRecord } from './record.js';
import { pairText } from './subject.js';
import { wanted } from './text/call.js';
import { circumstancesOf, reason } from './text/check.js';

/** A record as test cases, for JUnit and TAP: each check, each call of which something was wanted, and each
 * fault that could not be made. */
export interface Case {
  /** Unique within its scenario. */
  readonly title: string;
  readonly at?: Position;
  /** Real milliseconds. */
  readonly ms: number;
  readonly outcome: Outcome;
}

export type Outcome =
  | { readonly kind: 'passed'; readonly notes?: readonly string[] }
  | { readonly kind: 'failed'; readonly message: string; readonly details: Details }
  /** The run itself broke off. */
  | { readonly kind: 'error'; readonly message: string; readonly details: Details }
  | { readonly kind: 'skipped'; readonly why: string };

export type Details = Readonly<Record<string, string | readonly string[]>>;

export function casesOf(record: ScenarioRecord): Case[] {
  const items = record.steps.flatMap((step) =>
    step.items.flatMap((item) => itemCase(item, `step ${step.index}: `)),
  );
  return unique([...items, ...breakCase(record), ...notRunCase(record)]);
}

function itemCase(item: ItemRecord, prefix: string): Case[] {
  switch (item.type) {
    case 'check':
      return [checkCase(item, prefix)];
    case 'call':
      return item.expectedError !== undefined || !item.passed ? [callCase(item, prefix)] : [];
    case 'fault':
      return item.passed ? [] : [faultCase(item, prefix)];
    case 'wait':
      return [];
  }
}

const PASSED: Outcome = { kind: 'passed' };

function checkCase(event: CheckEvent, prefix: string): Case {
  const { at, ms, passed, why } = event;
  const details = {
    expected: event.expected,
    predicted: event.predictedText,
    reason: reason(event),
    measured: event.measuredText,
    why,
  };
  const title = `${prefix}${event.check} ${pairText(event, '->')}, ${event.expected}`;
  const message = why[0] ?? 'the check failed';
  return {
    title,
    at,
    ms,
    outcome: passed ? passedWith(circumstancesOf(event)) : { kind: 'failed', message, details },
  };
}

/** What casts doubt on a figure is told although it passed; of one that failed it is among the reasons. */
const passedWith = (notes: readonly string[]): Outcome =>
  notes.length > 0 ? { kind: 'passed', notes } : PASSED;

function callCase(event: CallEvent, prefix: string): Case {
  const { at, as, action, passed, outcome, why } = event;
  const title = `${prefix}${as} -> ${action}, ${wanted(event)}`;
  if (passed) return { title, at, ms: 0, outcome: PASSED };
  const answered = outcome.ok
    ? 'accepted'
    : `${outcome.error.status} ${outcome.error.code}: ${outcome.error.message}`;
  const details = { wanted: wanted(event), answered, ...(why === undefined ? {} : { why }) };
  return { title, at, ms: 0, outcome: { kind: 'failed', message: why ?? answered, details } };
}

/** Only one that could not be done says something about the network. */
function faultCase({ at, action, target, why = 'it could not be done' }: FaultEvent, prefix: string): Case {
  const outcome = { kind: 'failed', message: why, details: { why } } as const;
  return { title: `${prefix}${action} ${target}`, at, ms: 0, outcome };
}

/** A run that broke off is a case of its own: without it a report with no failed check would look good. */
function breakCase({ status, failure }: ScenarioRecord): Case[] {
  if (failure) {
    const { what: message } = failure.problem;
    return [
      {
        title: 'run to the end',
        ms: 0,
        outcome: { kind: 'error', message, details: problem(failure.problem) },
      },
    ];
  }
  if (status !== 'interrupted') return [];
  const outcome = { kind: 'error', message: 'interrupted', details: {} } as const;
  return [{ title: 'run to the end', ms: 0, outcome }];
}

const problem = ({ what, where, why, hint }: Problem): Details => ({
  what,
  ...(where ? { where } : {}),
  ...(why ? { why } : {}),
  ...(hint ? { next: hint } : {}),
});

function notRunCase(record: ScenarioRecord): Case[] {
  const run = itemsOf(record).filter((item) => item.type === 'check').length;
  const left = record.declaredChecks - run;
  if (left <= 0 && record.status !== 'skipped') return [];
  const why =
    record.status === 'skipped' ? 'not run: a scenario before it failed' : 'not run: the run ended before';
  return [{ title: `${left} of ${record.declaredChecks} checks`, ms: 0, outcome: { kind: 'skipped', why } }];
}

/** Readers of reports take two cases of one name for one case. */
function unique(cases: readonly Case[]): Case[] {
  const seen = new Map<string, number>();
  return cases.map((one) => {
    const times = (seen.get(one.title) ?? 0) + 1;
    seen.set(one.title, times);
    return times === 1 ? one : { ...one, title: `${one.title} (${times})` };
  });
}
