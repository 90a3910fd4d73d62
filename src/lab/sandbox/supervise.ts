import type { Readable } from 'node:stream';
import { EXIT, type ExitCode, LabError } from '../../model/errors.js';
import { noSpace } from '../../model/no-space.js';
import { stopOnInterrupt } from './interrupt.js';
import { outputOf } from './output.js';
import type { Worker } from './worker.js';

/** A worker's process as a sandbox started it. */
export interface Started {
  readonly stdin: NodeJS.WritableStream;
  readonly stdout: Readable;
  readonly stderr: Readable;
  /** Settles when it and all that it started are gone and its output is read. A `LabError` if nobody can tell how it ended. */
  readonly gone: Promise<Gone>;
  kill(): void;
}

export interface Gone {
  /** The worker's own exit code; absent if it was killed, crashed, or never ran. */
  readonly code?: ExitCode;
  readonly how: string;
}

export interface SuperviseOptions {
  /** What runs, for messages. */
  readonly entry: string;
  /** Milliseconds between asking the worker to end and killing it. */
  readonly graceMs?: number | undefined;
}

const GRACE_MS = 500;
const OWN_EXITS: readonly number[] = Object.values(EXIT);

/** How a process with an exit code went. */
export const goneWith = (code: number): Gone =>
  OWN_EXITS.includes(code)
    ? { code: code as ExitCode, how: `exit code ${code}` }
    : { how: `exit code ${code}` };

/** The command's side of a worker's life, the same for every sandbox: its events, its end, and stopping it. */
export function supervise<Event>(
  process: Started,
  { entry, graceMs = GRACE_MS }: SuperviseOptions,
): Worker<Event> {
  const output = outputOf<Event>(process);
  let stopping = false;
  const release = stopOnInterrupt(stop);
  process.stdin.on('error', () => {}); // A message to a worker that is gone; `done` tells how it went.
  const done = process.gone
    .finally(() => {
      release();
      output.end();
    })
    .then(
      ({ code, how }) => {
        if (stopping) return { exit: EXIT.interrupted };
        if (code !== undefined && output.ready() && output.strange() === undefined) return { exit: code };
        throw died(entry, how, output.strange(), output.stderr());
      },
      (error: unknown) => {
        if (stopping) return { exit: EXIT.interrupted };
        throw error;
      },
    );
  done.catch(() => {}); // Whoever reads the events only is told there.
  async function stop(): Promise<void> {
    stopping = true;
    process.stdin.end();
    const kill = setTimeout(() => process.kill(), graceMs);
    await done.catch(() => {});
    clearTimeout(kill);
  }
  async function* events(): AsyncGenerator<Event> {
    yield* output.events;
    await done;
  }
  return {
    events: events(),
    send: (message) => void process.stdin.write(`${JSON.stringify(message)}\n`),
    done,
    stop,
  };
}

function died(entry: string, how: string, strange: string | undefined, stderr: string): LabError {
  const said = strange === undefined ? '' : `it wrote what is no event: ${strange}\n`;
  const why = `${said}${stderr.trim() || 'it left no message'}`;
  if (noSpace(why)) {
    return new LabError(EXIT.unsupported, {
      what: `no space is left where the lab lives (${how})`,
      where: entry,
      why,
      hint: 'free some of it (`df -h`; in a container engine: `docker system prune`), then run again',
    });
  }
  return new LabError(EXIT.failed, {
    what: `the lab's process died unexpectedly (${how})`,
    where: entry,
    why,
    hint: 'run `transitlab doctor`; if it finds nothing, report this with the lines above',
  });
}
