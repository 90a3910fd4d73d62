import wrapAnsi from 'wrap-ansi';
import type { Sink } from '../host.js';

/** Shows one frame after the other. */
export interface Screen {
  show(lines: readonly string[], foot?: string): void;
  /** What was on the terminal before is there again. */
  leave(): void;
}

const ENTER = '\u001b[?1049h\u001b[?25l\u001b[H\u001b[2J';
const LEAVE = '\u001b[?25h\u001b[?1049l';
const HOME = '\u001b[H';
const REST_OF_LINE = '\u001b[K';
const BELOW = '\u001b[J';
/** Of a terminal that does not say. */
const ROWS = 24;
const FOOT_ROWS = 2;

/** A second screen of the terminal, on which each frame is drawn over the one before. */
export function terminalScreen(sink: Sink): Screen {
  sink.write(ENTER);
  return {
    show(lines, foot = '') {
      const shown = [...fitting(lines, (sink.rows ?? ROWS) - FOOT_ROWS), '', foot];
      const drawn = shown.map((line) => `${cut(line, sink.columns)}${REST_OF_LINE}`);
      // No line break behind the last one: the terminal would move up.
      sink.write(`${HOME}${drawn.join('\n')}${BELOW}`);
    },
    leave: () => sink.write(LEAVE),
  };
}

/** Frames below each other, an empty line between: for files and pipes. */
export function plainScreen(sink: Sink): Screen {
  let first = true;
  return {
    show(lines) {
      sink.write(`${first ? '' : '\n'}${lines.map((line) => `${line}\n`).join('')}`);
      first = false;
    },
    leave() {},
  };
}

function fitting(lines: readonly string[], rows: number): readonly string[] {
  if (lines.length <= rows) return lines;
  return [...lines.slice(0, rows - 1), `and ${lines.length - rows + 1} more lines: make the terminal larger`];
}

/** As much of a line as the terminal is wide; its colours end with it. */
const cut = (line: string, columns: number | undefined): string =>
  columns === undefined
    ? line
    : (wrapAnsi(line, columns, { hard: true, trim: false, wordWrap: false }).split('\n')[0] ?? '');
