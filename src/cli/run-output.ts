import type { LabEvent } from '../lab/event.js';
import { version } from '../lab/package.js';
import { jsonReport } from '../report/json/report.js';
import type { ScenarioRecord } from '../report/record.js';
import { billLines } from '../report/text/bill.js';
import { eventLines } from '../report/text/event.js';
import { summaryLines } from '../report/text/summary.js';
import { styleOf } from './dress.js';
import type { Host } from './host.js';
import { orderedSlots, type Slot } from './ordered.js';
import { newProgress, type Progress } from './progress.js';
import type { RunOptions, Share } from './run.js';

/** Where the events of runs go: stdout in the chosen format, progress on stderr. */
export interface Output {
  event(index: number, event: LabEvent): void;
  /** The scenario has ended. */
  close(index: number): void;
  /** A word for the user, on stderr. */
  notice(text: string): void;
  /** No more events: the live line goes. */
  done(): void;
  summary(records: readonly ScenarioRecord[]): void;
}

export function outputFor(options: RunOptions, { scenarios, shard }: Share, host: Host): Output {
  const progress = newProgress(scenarios, options.quiet ?? false, host);
  return options.format === 'json'
    ? jsonOutput(progress, shard, host)
    : textOutput(progress, scenarios.length, options.bill ?? false, host);
}

const jsonOutput = (progress: Progress, shard: Share['shard'], host: Host): Output => ({
  event: progress.event,
  close: () => {},
  notice: progress.notice,
  done: progress.done,
  summary(records) {
    host.stdout.write(`${JSON.stringify(jsonReport(records, version(), shard), undefined, 2)}\n`);
  },
});

function textOutput(progress: Progress, count: number, bill: boolean, host: Host): Output {
  const style = styleOf(host.stdout, host.env);
  const slots = orderedSlots(count, (text) => progress.aside(() => host.stdout.write(text)));
  const print = (slot: Slot | undefined, lines: readonly string[]): void => {
    if (lines.length > 0) slot?.write(`${lines.join('\n')}\n`);
  };
  return {
    event(index, event) {
      progress.event(index, event);
      const blank = event.type === 'scenario' && index > 0 ? [''] : [];
      const bills = bill && event.type === 'bill' ? billLines(event.bill, style) : [];
      print(slots[index], [...blank, ...eventLines(event, style), ...bills]);
    },
    close: (index) => slots[index]?.close(),
    notice: progress.notice,
    done: progress.done,
    summary: (records) => host.stdout.write(`${summaryLines(records, style).join('\n')}\n`),
  };
}
