import { availableParallelism } from 'node:os';
import { EXIT } from '../model/errors.js';

/** What the command line has around it: streams, environment, signals. Injected, so that verbs run in tests. */
export interface Host {
  readonly stdout: Sink;
  readonly stderr: Sink;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly cores: number;
  /** Calls `listener` at the first SIGINT or SIGTERM; a second one ends the process. Returns what undoes it. */
  onInterrupt(listener: () => void): () => void;
  /** Calls `listener` with each key that is typed on the terminal, Ctrl-C too. Returns what undoes it. */
  onKey(listener: (key: string) => void): () => void;
}

export interface Sink {
  write(text: string): void;
  readonly isTTY: boolean;
  /** Width of the terminal; absent if it is none. */
  readonly columns: number | undefined;
  /** Height of the terminal; absent if it is none. */
  readonly rows?: number | undefined;
}

export const processHost = (): Host => ({
  stdout: sink(process.stdout),
  stderr: sink(process.stderr),
  env: process.env,
  cores: availableParallelism(),
  onInterrupt,
  onKey,
});

/**
 * A reader that goes away (`transitlab run ... | head`) ends the output, not the run: reports and the exit code are
 * still wanted by others.
 */
function sink(stream: NodeJS.WriteStream): Sink {
  let open = true;
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
    open = false;
  });
  return {
    write(text) {
      if (open) stream.write(text);
    },
    isTTY: stream.isTTY === true,
    get columns() {
      // A terminal that does not know its size says 0.
      return (stream.isTTY && stream.columns) || undefined;
    },
    get rows() {
      return (stream.isTTY && stream.rows) || undefined;
    },
  };
}

const SIGNALS = ['SIGINT', 'SIGTERM'] as const;

function onInterrupt(listener: () => void): () => void {
  let interrupted = false;
  const handle = (): void => {
    if (interrupted) process.exit(EXIT.interrupted);
    interrupted = true;
    listener();
  };
  for (const signal of SIGNALS) process.on(signal, handle);
  return () => {
    for (const signal of SIGNALS) process.off(signal, handle);
  };
}

/** The terminal is left as it was found, also if this process ends in between. */
function onKey(listener: (key: string) => void): () => void {
  const { stdin } = process;
  if (!stdin.isTTY) return () => {};
  const hear = (bytes: Buffer): void => listener(bytes.toString());
  stdin.setRawMode(true).on('data', hear).resume();
  return () => {
    stdin.setRawMode(false).off('data', hear).pause();
  };
}
