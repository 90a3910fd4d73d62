import { stringify } from 'yaml';
import { type Case, casesOf, type Outcome } from './cases.js';
import type { ScenarioRecord } from './record.js';
import { sandboxText } from './sandbox.js';
import { withoutTexts } from './without.js';

/** TAP version 14: a subtest for each scenario, YAML under what failed. */
export function tap(records: readonly ScenarioRecord[]): string {
  const lines = records.flatMap((record, i) => subtest(record, i + 1));
  return `${['TAP version 14', ...lines, plan(records.length)].join('\n')}\n`;
}

function subtest(record: ScenarioRecord, number: number): string[] {
  const cases = casesOf(record);
  const good = record.status === 'passed' || record.status === 'skipped';
  const name = description(`${record.name} (${record.file})`);
  return [
    `# Subtest: ${name}`,
    ...(record.sandbox ? [`    # ${plainText(`sandbox: ${sandboxText(record.sandbox)}`)}`] : []),
    ...withoutTexts(record.without).map((text) => `    # ${text}`),
    ...cases.flatMap((one, i) => point(one, i + 1)).map((line) => `    ${line}`),
    `    ${plan(cases.length)}`,
    `${good ? 'ok' : 'not ok'} ${number} - ${name}${record.status === 'skipped' ? ' # SKIP not run' : ''}`,
  ];
}

const plan = (count: number): string => (count === 0 ? '1..0 # SKIP nothing to check' : `1..${count}`);

function point({ title, at, ms, outcome }: Case, number: number): string[] {
  const good = outcome.kind === 'passed' || outcome.kind === 'skipped';
  const directive = outcome.kind === 'skipped' ? ` # SKIP ${description(outcome.why)}` : '';
  const line = `${good ? 'ok' : 'not ok'} ${number} - ${description(title)}${directive}`;
  const notes = outcome.kind === 'passed' ? (outcome.notes ?? []) : [];
  return [
    line,
    ...notes.map((note) => `# ${description(note)}`),
    ...(good ? [] : diagnostics(outcome, at, ms)),
  ];
}

function diagnostics(outcome: Outcome, at: Case['at'], ms: number): string[] {
  if (outcome.kind !== 'failed' && outcome.kind !== 'error') return [];
  const place = at ? { at: `${at.file}:${at.line}:${at.col}` } : {};
  const document = {
    message: plainText(outcome.message),
    severity: 'fail',
    ...readable(outcome.details),
    ...place,
    duration_ms: ms,
  };
  const yaml = stringify(document, {
    lineWidth: 0,
    defaultStringType: 'QUOTE_DOUBLE',
    defaultKeyType: 'PLAIN',
  });
  return [
    '  ---',
    ...yaml
      .trimEnd()
      .split('\n')
      .map((line) => `  ${line}`),
    '  ...',
  ];
}

/** Some readers of TAP take control characters and Unicode's line separators for ends of lines; a blank text says nothing. */
const readable = (details: Readonly<Record<string, unknown>>): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(details)
      .map(([key, value]) => [key, plain(value)])
      .filter(([, value]) => value !== ''),
  );

const plain = (value: unknown): unknown =>
  typeof value === 'string' ? plainText(value) : Array.isArray(value) ? value.map(plain) : value;

const plainText = (text: string): string =>
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what it looks for
  text.replace(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u2028\u2029]/g, '\ufffd').trim();

/** One line, in which `#` begins no directive. */
const description = (text: string): string =>
  text
    // biome-ignore lint/suspicious/noControlCharactersInRegex: a line of TAP has none
    .replace(/[\u0000-\u001f\u007f\u0085\u2028\u2029]+/g, ' ')
    .replace(/[\\#]/g, (char) => `\\${char}`)
    .trim();
