import type { FaultEvent } from '../../lab/event.js';
import type { Style } from '../style.js';
import { changesText } from './call.js';
import { labelled, plain } from './layout.js';
import { place } from './place.js';

/** What was broken or mended. */
export function faultLines(event: FaultEvent, style: Style): string[] {
  const { colors, symbols } = style;
  const mark = event.passed ? ' ' : colors.red(symbols.fail);
  const changes = changesText(event.changes);
  const tail = changes === '' ? '' : `  ${colors.dim(changes)}`;
  return [
    `  ${mark} ${event.action} ${colors.bold(plain(event.target, style))}${tail}`,
    ...(event.passed
      ? []
      : [
          ...labelled('why', event.why ?? 'it could not be done', 6, style),
          ...labelled('at', place(event.at), 6, style),
        ]),
  ];
}
