import type { Acted, Applied } from '../../lab/standing/protocol.js';
import { unreachable } from '../../model/never.js';
import type { Style } from '../style.js';
import { changesText, exchangeLines } from '../text/call.js';
import { waitLines } from '../text/event.js';
import { labelled, plain } from '../text/layout.js';
import { noteLines } from './changes.js';

/** What came of something that was done by hand. */
export function actedLines({ outcome, changes: notes }: Acted, style: Style): string[] {
  const changes = notes.length;
  const { colors, symbols } = style;
  switch (outcome.type) {
    case 'call':
      return exchangeLines({ ...outcome, changes }, style);
    case 'wait':
      return waitLines({ ...outcome, changes }, style);
    case 'fault': {
      const mark = outcome.passed ? ' ' : colors.red(symbols.fail);
      const tail = changes === 0 ? '' : `  ${colors.dim(changesText(changes))}`;
      return [
        `  ${mark} ${outcome.action} ${colors.bold(plain(outcome.target, style))}${tail}`,
        ...(outcome.passed ? [] : labelled('why', outcome.why ?? 'it could not be done', 6, style)),
      ];
    }
    default:
      return unreachable(outcome);
  }
}

/** What an edited file changed. */
export function appliedLines({ changes, dropped }: Applied, name: string, style: Style): string[] {
  const head =
    changes.length === 0
      ? `${name} holds all of it already; nothing was changed`
      : `${name} is as the file wants it: ${changesText(changes.length)}`;
  return [
    head,
    ...noteLines(changes, style),
    ...dropped.flatMap(({ deed, why }) =>
      labelled(
        'dropped',
        `${'call' in deed ? `${deed.as}: ${deed.call}` : JSON.stringify(deed)}: ${why}`,
        2,
        style,
      ),
    ),
  ];
}
