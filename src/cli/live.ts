import stringWidth from 'string-width';
import { plain } from '../report/text/layout.js';
import { styleOf } from './dress.js';
import type { Host } from './host.js';

/** One line on stderr that is drawn over and over while something takes its time: for terminals. */
export interface LiveLine {
  /** Writes something else in its place for a moment. */
  aside(write: () => void): void;
  /** Takes it away for good. */
  done(): void;
}

const FRAME_MS = 80;
const ERASE = '\r\u001b[2K';
const FRAMES = { unicode: '⠋⠙⠹⠸⠼⠴⠦⠧⠇⠏', ascii: '|/-\\' };

/** `text` is asked for what the line says; nothing is drawn while it says nothing. */
export function liveLine(text: () => string | undefined, host: Host): LiveLine {
  const { stderr } = host;
  const style = styleOf(stderr, host.env);
  const frames = [...(style.unicode ? FRAMES.unicode : FRAMES.ascii)];
  let frame = 0;
  const draw = (): void => {
    const now = text();
    if (now === undefined) return;
    const spinner = frames[frame++ % frames.length] ?? '';
    const line = cut(plain(now, style), (stderr.columns ?? style.width) - 3);
    stderr.write(`${ERASE}${style.colors.cyan(spinner)} ${line}`);
  };
  const erase = (): void => stderr.write(ERASE);
  const timer = setInterval(draw, FRAME_MS).unref();
  return {
    aside(write) {
      erase();
      write();
      draw();
    },
    done() {
      clearInterval(timer);
      erase();
    },
  };
}

/** What does not fit on one line cannot be erased again. */
function cut(text: string, width: number): string {
  let line = '';
  for (const char of text) {
    if (stringWidth(line + char) > width) return line;
    line += char;
  }
  return line;
}
