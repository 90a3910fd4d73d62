import { Readable } from 'node:stream';
import { lineSplitter } from './lines.js';
import { READY } from './worker.js';

/** As much of a worker's stderr as is kept: its last characters. */
const KEPT = 64 * 1024;

export interface Output<Event> {
  readonly events: AsyncIterable<Event>;
  /** No more comes. */
  end(): void;
  /** Whether the worker ever ran. */
  ready(): boolean;
  /** The first line that is no event. */
  strange(): string | undefined;
  stderr(): string;
}

/** Reads what a worker writes, always, so that it never waits for a slow reader. */
export function outputOf<Event>(from: {
  readonly stdout: Readable;
  readonly stderr: Readable;
}): Output<Event> {
  const events = new Readable({ objectMode: true, read() {} });
  const lines = lineSplitter();
  let ready = false;
  let strange: string | undefined;
  let stderr = '';
  const take = (line: string) => {
    if (line === READY) {
      ready = true;
      return;
    }
    const event = parse(line);
    if (event === undefined) strange ??= line;
    else events.push(event);
  };
  from.stdout.setEncoding('utf8').on('data', (chunk: string) => lines.push(chunk).forEach(take));
  from.stderr.setEncoding('utf8').on('data', (chunk: string) => {
    stderr = (stderr + chunk).slice(-KEPT);
  });
  return {
    events,
    end: () => void events.push(null),
    ready: () => ready,
    strange: () => strange,
    stderr: () => stderr,
  };
}

/** Events are objects, written by our own worker; anything else is not ours. */
function parse(line: string): object | undefined {
  try {
    const value: unknown = JSON.parse(line);
    return typeof value === 'object' && value !== null ? value : undefined;
  } catch {
    return undefined;
  }
}
