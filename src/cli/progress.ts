import type { LabEvent } from '../lab/event.js';
import { count, plain } from '../report/text/layout.js';
import type { Scenario } from '../scenario/scenario.js';
import { styleOf } from './dress.js';
import type { Host } from './host.js';
import { liveLine } from './live.js';

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
  return host.stderr.isTTY && !host.env.CI ? spinning(scenarios, host) : plainLines(scenarios, host);
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

/** One line for all that runs. */
function spinning(scenarios: readonly Scenario[], host: Host): Progress {
  const running = new Map<number, string>();
  const steps = new Map<number, string>();
  let finished = 0;
  const live = liveLine(() => {
    const text = running.values().next().value;
    const many = scenarios.length > 1 ? `${finished} of ${count(scenarios.length, 'scenario')} done; ` : '';
    return text === undefined ? undefined : `${many}${text}`;
  }, host);
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
    aside: live.aside,
    notice: (text) => live.aside(() => host.stderr.write(`${text}\n`)),
    done: live.done,
  };
}
