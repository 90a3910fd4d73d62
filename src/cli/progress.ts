import stringWidth from 'string-width';
import type { LabEvent } from '../lab/event.js';
import { count, plain } from '../report/text/layout.js';
import type { Scenario } from '../scenario/scenario.js';
import { styleOf } from './dress.js';
import type { Host } from './host.js';

/** Says on stderr how far runs are. */
export interface Progress {
  /** `index` of the scenario in the list. */
  event(index: number, event: LabEvent): void;
  /** Takes the live line away while something else is written. */
  aside(write: () => void): void;
  /** A line that stays. */
  notice(text: string): void;
  /** Takes the live line away for good. */
  done(): void;
}

export const newProgress = (scenarios: readonly Scenario[], quiet: boolean, host: Host): Progress => {
  if (quiet) return SILENT;
  return host.stderr.isTTY && !host.env.CI ? liveLine(scenarios, host) : plainLines(scenarios, host);
};

const SILENT: Progress = { event: () => {}, aside: (write) => write(), notice: () => {}, done: () => {} };

/** A line for each step: for logs. */
function plainLines(scenarios: readonly Scenario[], host: Host): Progress {
  const style = styleOf(host.stderr, host.env);
  return {
    event(index, event) {
      if (event.type !== 'step') return;
      const { file, steps } = scenarios[index] ?? { file: '', steps: [] };
      const line = `${file}: step ${event.index} of ${steps.length}: ${event.title}`;
      host.stderr.write(`${plain(line, style)}\n`);
    },
    aside: (write) => write(),
    notice: (text) => host.stderr.write(`${text}\n`),
    done: () => {},
  };
}

const FRAME_MS = 80;
const ERASE = '\r\u001b[2K';
const FRAMES = { unicode: '⠋⠙⠹⠸⠼⠴⠦⠧⠇⠏', ascii: '|/-\\' };

/** One line that is drawn over and over: for terminals. */
function liveLine(scenarios: readonly Scenario[], host: Host): Progress {
  const { stderr } = host;
  const style = styleOf(stderr, host.env);
  const frames = [...(style.unicode ? FRAMES.unicode : FRAMES.ascii)];
  const running = new Map<number, string>();
  let finished = 0;
  let frame = 0;
  const draw = (): void => {
    const text = running.values().next().value;
    if (text === undefined) return;
    const many = scenarios.length > 1 ? `${finished} of ${count(scenarios.length, 'scenario')} done; ` : '';
    const spinner = frames[frame++ % frames.length] ?? '';
    const line = cut(plain(`${many}${text}`, style), (stderr.columns ?? style.width) - 3);
    stderr.write(`${ERASE}${style.colors.cyan(spinner)} ${line}`);
  };
  const erase = (): void => stderr.write(ERASE);
  const timer = setInterval(draw, FRAME_MS).unref();
  const steps = new Map<number, string>();
  const aside = (write: () => void): void => {
    erase();
    write();
    draw();
  };
  return {
    event(index, event) {
      if (event.type === 'end' || event.type === 'failure') {
        running.delete(index);
        finished++;
      } else if (event.type === 'step') {
        const total = scenarios[index]?.steps.length ?? 0;
        const step = `step ${event.index} of ${total}: ${event.title}`;
        steps.set(index, step);
        running.set(index, step);
      } else if (event.type === 'progress') {
        const step = steps.get(index);
        running.set(index, step === undefined ? event.text : `${step}; ${event.text}`);
      }
    },
    aside,
    notice: (text) => aside(() => stderr.write(`${text}\n`)),
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
