import { formatDuration } from '../../model/units.js';
import { hasFailed, type ItemRecord, itemsOf, type ScenarioRecord } from '../record.js';
import type { Style } from '../style.js';
import { pairText } from '../subject.js';
import { type Totals, totalsOf } from '../totals.js';
import { wanted } from './call.js';
import { count, pad, paragraph, plain } from './layout.js';
import { place } from './place.js';

/** The end of a report over all files: what became of each, every failure again with its place, one line of counts. */
export function summaryLines(records: readonly ScenarioRecord[], style: Style): string[] {
  return [
    ...(records.length > 1 ? ['', ...scenarioTable(records, style)] : []),
    ...failures(records, style),
    '',
    verdictLine(records, style),
  ];
}

function scenarioTable(records: readonly ScenarioRecord[], style: Style): string[] {
  const files = records.map((record) => plain(record.file, style));
  const width = Math.max(...files.map((file) => file.length));
  return records.map((record, i) => {
    const totals = totalsOf([record]);
    const time = totals.ms.total > 0 ? `  ${style.colors.dim(formatDuration(totals.ms.total))}` : '';
    return `${markOf(record, style)} ${pad(files[i] ?? '', width)}  ${outcome(record, totals)}${time}`;
  });
}

function markOf({ status }: ScenarioRecord, { colors, symbols }: Style): string {
  if (status === 'passed') return colors.green(symbols.pass);
  return status === 'skipped' ? colors.dim(symbols.none) : colors.red(symbols.fail);
}

function outcome({ status }: ScenarioRecord, totals: Totals): string {
  if (status === 'skipped') return 'not run';
  const end = status === 'error' ? ', stopped' : status === 'interrupted' ? ', interrupted' : '';
  return `${counts(totals)}${end}`;
}

function counts({ checks, calls }: Totals): string {
  return [
    `${count(checks.passed, 'check')} passed`,
    `${checks.failed} failed`,
    ...(checks.notRun > 0 ? [`${checks.notRun} not run`] : []),
    ...(calls.unexpected > 0 ? [`${count(calls.unexpected, 'call')} answered otherwise than wanted`] : []),
  ].join(', ');
}

function failures(records: readonly ScenarioRecord[], style: Style): string[] {
  const lines = records.flatMap((record) => [
    ...itemsOf(record).flatMap((item) => (hasFailed(item) ? failure(item, style) : [])),
    ...stopped(record, style),
  ]);
  return lines.length === 0 ? [] : ['', style.colors.bold('Failures'), ...lines];
}

function failure(item: ItemRecord, style: Style): string[] {
  switch (item.type) {
    case 'check':
      return block(place(item.at), `${item.check} ${pairText(item, style.symbols.to)}`, item.why, style);
    case 'call':
      return block(place(item.at), `${item.as} ${style.symbols.to} ${item.action}`, callWhy(item), style);
    case 'fault':
      return block(place(item.at), `${item.action} ${item.target}`, item.why ? [item.why] : [], style);
    case 'wait':
      return [];
  }
}

export function callWhy(item: ItemRecord & { type: 'call' }): string[] {
  const { outcome: answer } = item;
  const got = answer.ok
    ? 'the call was accepted'
    : `${answer.error.status} ${answer.error.code}: ${answer.error.message}`;
  return [`wanted ${wanted(item)}`, ...(item.why === undefined ? [] : [item.why]), got];
}

function stopped({ file, failure: found }: ScenarioRecord, style: Style): string[] {
  if (!found) return [];
  const { what, where, why, hint } = found.problem;
  const row = (label: string, text: string | undefined): string[] => (text ? [`${label}: ${text}`] : []);
  return block(file, what, [...row('where', where), ...row('why', why), ...row('next', hint)], style);
}

function block(where: string, title: string, rows: readonly string[], style: Style): string[] {
  const { colors, symbols } = style;
  return [
    `  ${colors.red(symbols.fail)} ${plain(where, style)}  ${colors.bold(plain(title, style))}`,
    ...rows.flatMap((row) => paragraph(row, 6, style).map((line) => `      ${line}`)),
  ];
}

function verdictLine(records: readonly ScenarioRecord[], { colors }: Style): string {
  const totals = totalsOf(records);
  const { scenarios } = totals;
  const leftOut = [...new Set(records.flatMap(({ without }) => without ?? []))].sort();
  const note = (n: number, word: string): string[] =>
    n === 0 ? [] : [records.length === 1 ? word : `${count(n, 'scenario')} ${word}`];
  const extra = [
    ...note(scenarios.error, 'stopped'),
    ...note(scenarios.interrupted, 'interrupted'),
    ...note(scenarios.skipped, 'not run'),
    ...leftOut.flatMap((what) =>
      note(records.filter(({ without }) => without?.includes(what)).length, `run without ${what}`),
    ),
  ];
  const text = [counts(totals), ...extra].join(', ');
  const good = records.every((record) => record.status === 'passed');
  return `${(good ? colors.green : colors.red)(colors.bold(text))} ${colors.dim(spent(records, totals))}`;
}

function spent(records: readonly ScenarioRecord[], { ms }: Totals): string {
  const parts = [
    ...(ms.throughput > 0 ? [`${formatDuration(ms.throughput)} throughput`] : []),
    ...(ms.silence > 0 ? [`${formatDuration(ms.silence)} waiting for silence`] : []),
  ];
  const time = `${formatDuration(ms.total)}${parts.length > 0 ? `: ${parts.join(', ')}` : ''}`;
  return `(${count(records.length, 'scenario')}, ${time})`;
}
