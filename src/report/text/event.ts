import type { LabEvent, WaitEvent } from '../../lab/event.js';
import type { Problem } from '../../model/errors.js';
import { unreachable } from '../../model/never.js';
import { formatDuration } from '../../model/units.js';
import { sandboxText } from '../sandbox.js';
import type { Style } from '../style.js';
import { withoutTexts } from '../without.js';
import { callLines, changesText } from './call.js';
import { checkLines } from './check.js';
import { faultLines } from './fault.js';
import { count, labelled, plain } from './layout.js';

/** What a run says as it goes: an event in, its lines out. */
export function eventLines(event: LabEvent, style: Style): string[] {
  const { colors } = style;
  switch (event.type) {
    case 'scenario': {
      const size = `${count(event.steps, 'step')}, ${count(event.checks, 'check')}`;
      return [
        colors.bold(plain(event.name, style)),
        colors.dim(plain(`${event.file}: ${size}`, style)),
        ...withoutTexts(event.without).map((text) => colors.yellow(text)),
      ];
    }
    case 'sandbox':
      return event.kind === 'embedded' ? [] : [colors.dim(plain(`sandbox: ${sandboxText(event)}`, style))];
    case 'step':
      return ['', colors.bold(`Step ${event.index}: ${plain(event.title, style)}`)];
    case 'call':
      return callLines(event, style);
    case 'wait':
      return waitLines(event, style);
    case 'fault':
      return faultLines(event, style);
    case 'check':
      return checkLines(event, style);
    case 'failure':
      return failureLines(event.problem, style);
    // The table of bills is printed for those who ask for it.
    case 'bill':
    case 'progress':
    case 'end':
      return [];
    default:
      return unreachable(event);
  }
}

/** How the clock was moved, and what happened meanwhile. */
export function waitLines(event: Omit<WaitEvent, 'type' | 'at'>, style: Style): string[] {
  const { colors, symbols } = style;
  const changes = changesText(event.changes);
  return [
    `    wait ${colors.bold(formatDuration(event.ms))}  ${colors.dim(`it is ${clock(event.now)}`)}`,
    ...event.happened.map((text) => `      ${symbols.from} ${plain(text, style)}`),
    ...(changes === '' ? [] : [`      ${colors.dim(changes)}`]),
  ];
}

/** Virtual time in UTC. */
export function clock(ms: number): string {
  const date = new Date(ms);
  return Number.isNaN(date.getTime())
    ? `${ms} ms`
    : `${date.toISOString().replace('T', ' ').slice(0, 19)} UTC`;
}

/** Why a run could not go on. */
export function failureLines({ what, where, why, hint }: Problem, style: Style): string[] {
  const rows = (label: string, text: string | undefined): string[] =>
    text ? labelled(label, text, 6, style) : [];
  return [
    '',
    `  ${style.colors.red(style.symbols.fail)} ${style.colors.bold(`the run stopped: ${plain(what, style)}`)}`,
    ...rows('where', where),
    ...rows('why', why),
    ...rows('next', hint),
  ];
}
