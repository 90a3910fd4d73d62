import type { LabEvent } from '../lab/event.js';
import { EXIT } from '../model/errors.js';
import type { Scenario } from '../scenario/scenario.js';
import { failureOf } from './fault.js';
import type { Ports, Run, RunScenarioOptions } from './ports.js';

export interface DriveOptions extends RunScenarioOptions {
  /** Aborted when the user interrupts: the lab is stopped, and the events just end. */
  readonly signal: AbortSignal;
  readonly onEvent: (event: LabEvent) => void;
}

/** Runs one scenario and hands on what it says. Never rejects: what goes wrong is a `failure` event. */
export async function drive(ports: Ports, scenario: Scenario, options: DriveOptions): Promise<void> {
  const { signal, onEvent, ...run } = options;
  if (signal.aborted) return;
  try {
    const running = await ports.runScenario(scenario, run);
    const ended = await follow(running, signal, onEvent).finally(() => running.stop());
    if (!ended && !signal.aborted) onEvent(vanished(scenario.file));
  } catch (error) {
    if (!signal.aborted) onEvent(failureOf(error));
  }
}

/** Whether the run came to its end, rather than being interrupted or falling silent. */
async function follow(run: Run, signal: AbortSignal, onEvent: (event: LabEvent) => void): Promise<boolean> {
  const events = run.events[Symbol.asyncIterator]();
  const abortion = watch(signal);
  try {
    for (;;) {
      // Not every lab ends its events when it is stopped: do not wait for them.
      const next = await Promise.race([events.next(), abortion.happened]);
      if (next === undefined || next.done) return false;
      onEvent(next.value);
      if (next.value.type === 'end' || next.value.type === 'failure') return true;
    }
  } finally {
    abortion.ignore();
  }
}

/** One signal outlives many runs: each run takes its listener away. */
function watch(signal: AbortSignal): { readonly happened: Promise<undefined>; readonly ignore: () => void } {
  let ignore = (): void => {};
  const happened = new Promise<undefined>((resolve) => {
    const heard = (): void => resolve(undefined);
    if (signal.aborted) heard();
    else signal.addEventListener('abort', heard, { once: true });
    ignore = () => signal.removeEventListener('abort', heard);
  });
  return { happened, ignore };
}

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
