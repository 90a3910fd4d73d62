import { formatDuration } from '../../model/units.js';
import type { Position } from '../../scenario/scenario.js';
import { type Case, casesOf } from '../cases.js';
import type { ScenarioRecord, Status } from '../record.js';
import { count } from '../text/layout.js';
import { totalsOf } from '../totals.js';
import { withoutTexts } from '../without.js';
import { markdownCode, markdownTable, markdownText } from './markdown.js';
import { newRows } from './rows.js';

/** What a summary has beside the records. */
export interface SummaryContext {
  /** Where a place can be looked at; absent: nowhere. */
  readonly linkOf?: (at: Position) => string;
  /** The network of the first scenario that failed, as it was then: a flowchart of Mermaid's. */
  readonly picture?: { readonly name: string; readonly mermaid: string };
}

/** GitHub refuses summaries above 1 MiB. */
const LISTED = 100;

/** The outcome of a run as Markdown, for the page of a GitHub job. Ends with a line break. */
export const stepSummary = (records: readonly ScenarioRecord[], context: SummaryContext = {}): string =>
  [
    `## transitlab: ${verdict(records)}`,
    '',
    ...markdownTable(['', 'scenario', 'checks', 'time'], records.slice(0, LISTED).map(scenarioRow)),
    ...moreRows(records.length),
    ...section('What failed', ['where', 'what', 'why'], records, (one) => failureRow(one, context)),
    ...section('Figures not to be trusted', ['where', 'what', 'why'], records, (one) =>
      noteRow(one, context),
    ),
    ...withoutLines(records),
    ...pictureLines(context),
    '',
  ].join('\n');

function verdict(records: readonly ScenarioRecord[]): string {
  const { scenarios, checks } = totalsOf(records);
  const good = records.length === scenarios.passed;
  const scenariosText = good
    ? `${count(records.length, 'scenario')} passed`
    : `${scenarios.passed} of ${count(records.length, 'scenario')} passed`;
  return `${scenariosText}, ${count(checks.passed, 'check')} passed, ${checks.failed} failed`;
}

const MARK: Readonly<Record<Status, string>> = {
  passed: '✅ passed',
  failed: '❌ failed',
  error: '❌ stopped',
  interrupted: '⚠️ interrupted',
  skipped: '➖ not run',
};

function scenarioRow(record: ScenarioRecord): string[] {
  const { checks, calls, ms } = totalsOf([record]);
  const counts = [
    `${checks.passed} passed`,
    ...(checks.failed > 0 ? [`${checks.failed} failed`] : []),
    ...(checks.notRun > 0 ? [`${checks.notRun} not run`] : []),
    ...(calls.unexpected > 0 ? [`${count(calls.unexpected, 'call')} answered otherwise than wanted`] : []),
  ];
  return [
    MARK[record.status],
    `${markdownText(record.name)}<br>${markdownCode(record.file)}`,
    counts.join(', '),
    ms.total > 0 ? formatDuration(ms.total) : '',
  ];
}

const moreRows = (length: number): string[] =>
  length > LISTED ? ['', `${length - LISTED} more are in the log.`] : [];

function section(
  title: string,
  head: readonly string[],
  records: readonly ScenarioRecord[],
  rowOf: (one: Found) => string[] | undefined,
): string[] {
  const rows = records
    .flatMap((record) => casesOf(record).map((one) => ({ ...one, record })))
    .flatMap((one) => {
      const row = rowOf(one);
      return row ? [row] : [];
    });
  if (rows.length === 0) return [];
  return ['', `### ${title}`, '', ...markdownTable(head, rows.slice(0, LISTED)), ...moreRows(rows.length)];
}

type Found = Case & { readonly record: ScenarioRecord };

function failureRow(one: Found, context: SummaryContext): string[] | undefined {
  const { title, outcome } = one;
  if (outcome.kind !== 'failed' && outcome.kind !== 'error') return undefined;
  const { message, details } = outcome;
  const rows = newRows(details, `${title} ${message}`);
  return [whereOf(one, context), markdownText(title), markdownText([message, ...rows].join('\n'))];
}

function noteRow(one: Found, context: SummaryContext): string[] | undefined {
  const { title, outcome } = one;
  if (outcome.kind !== 'passed' || !outcome.notes) return undefined;
  return [whereOf(one, context), markdownText(title), markdownText(outcome.notes.join('\n'))];
}

function whereOf({ at, record }: Found, { linkOf }: SummaryContext): string {
  if (!at) return markdownCode(record.file);
  const text = markdownCode(`${at.file}:${at.line}`);
  return linkOf ? `[${text}](${linkOf(at)})` : text;
}

function withoutLines(records: readonly ScenarioRecord[]): string[] {
  const features = [...new Set(records.flatMap(({ without }) => without ?? []))].sort();
  return features.length === 0
    ? []
    : ['', ...withoutTexts(features).map((text) => `> ${markdownText(text)}`)];
}

function pictureLines({ picture }: SummaryContext): string[] {
  if (!picture) return [];
  const summary = `<summary>The network of ${markdownText(picture.name)}</summary>`;
  return ['', `<details>${summary}`, '', '```mermaid', picture.mermaid.trimEnd(), '```', '', '</details>'];
}
