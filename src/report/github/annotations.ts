import type { Diagnostic } from '../../scenario/scenario.js';
import { type Case, casesOf } from '../cases.js';
import type { ScenarioRecord } from '../record.js';
import type { Annotation } from './command.js';
import { newRows } from './rows.js';

/** A remark for all that failed, at the line that wants it, and for each figure that is not to be trusted. */
export const annotationsOf = (records: readonly ScenarioRecord[]): Annotation[] =>
  records.flatMap((record) => casesOf(record).flatMap((one) => annotationOf(one, record)));

function annotationOf({ title, at, outcome }: Case, { file }: ScenarioRecord): Annotation[] {
  // What has no line of its own is said at the file.
  const place = { title, at: at ?? { file, line: 1, col: 1 } };
  switch (outcome.kind) {
    case 'failed':
    case 'error':
      return [
        {
          level: 'error',
          ...place,
          message: [outcome.message, ...newRows(outcome.details, `${title} ${outcome.message}`)].join('\n'),
        },
      ];
    case 'passed':
      return outcome.notes ? [{ level: 'warning', ...place, message: outcome.notes.join('\n') }] : [];
    case 'skipped':
      return [];
  }
}

export const diagnosticAnnotations = (diagnostics: readonly Diagnostic[]): Annotation[] =>
  diagnostics.map(({ severity, at, what, hint }) => ({
    level: severity,
    title: 'transitlab',
    message: hint === undefined ? what : `${what}\nhint: ${hint}`,
    at,
  }));
