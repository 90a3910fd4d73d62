import type { LogLine } from '../../lab/standing/log.js';
import type { Style } from '../style.js';
import { plain } from '../text/layout.js';

/** `2024-01-01 00:00:00  what happened`; further lines of one text stand under its first. */
export function logLines(lines: readonly LogLine[], style: Style): string[] {
  return lines.flatMap(({ time, text }) => {
    const stamp = time.slice(0, 19).replace('T', ' ');
    return text
      .split('\n')
      .map((part, i) =>
        `${i === 0 ? style.colors.dim(stamp) : ' '.repeat(stamp.length)}  ${plain(part, style)}`.trimEnd(),
      );
  });
}
