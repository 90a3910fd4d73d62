import type { LabEvent } from '../lab/event.js';
import { EXIT } from '../model/errors.js';
import type { Scenario } from '../scenario/scenario.js';
import { failureOf } from './fault.js';
import type { LabOptions, Ports, Run } from './ports.js';

export interface DriveOptions extends LabOptions {
  /** Aborted when the user interrupts: the lab is stopped, and the events just end. */
  readonly signal: AbortSignal;
  readonly onEvent: (event: LabEvent) => void;
}

/** Runs one scenario and hands on what it says. Never rejects: what goes wrong is a `failure` event. */
export async function drive(ports: Ports, scenario: Scenario, options: DriveOptions): Promise<void> {
  const { signal, onEvent, keepGoing, without } = options;
  if (signal.aborted) return;
  try {
    const run = await ports.runScenario(scenario, { keepGoing, without });
    const ended = await follow(run, signal, onEvent).finally(() => run.stop());
    if (!ended && !signal.aborted) onEvent(vanished(scenario.file));
  } catch (error) {
    if (!signal.aborted) onEvent(failureOf(error));
  }
}

/** Whether the run came to its end, rather than being interrupted or falling silent. */
async function follow(run: Run, signal: AbortSignal, onEvent: (event: LabEvent) => void): Promise<boolean> {
  const events = run.events[Symbol.asyncIterator]();
  const aborted = untilAborted(signal);
  for (;;) {
    // Not every lab ends its events when it is stopped: do not wait for them.
    const next = await Promise.race([events.next(), aborted]);
    if (next === undefined || next.done) return false;
    onEvent(next.value);
    if (next.value.type === 'end' || next.value.type === 'failure') return true;
  }
}

const untilAborted = (signal: AbortSignal): Promise<undefined> =>
  new Promise((resolve) => {
    if (signal.aborted) resolve(undefined);
    else signal.addEventListener('abort', () => resolve(undefined), { once: true });
  });

const vanished = (file: string): LabEvent => ({
  type: 'failure',
  exit: EXIT.failed,
  problem: {
    what: 'the lab ended without a word',
    where: file,
    why: 'its process may have been killed',
    hint: 'run it again; `transitlab doctor` says whether this machine can run labs',
  },
});
