import { logReader } from '../lab/standing/log.js';
import { EXIT, type ExitCode } from '../model/errors.js';
import { logLines } from '../report/standing/log.js';
import { styleOf } from './dress.js';
import type { Host } from './host.js';
import { pause } from './standing/pause.js';

export interface LogsOptions {
  readonly follow?: boolean;
}

const EVERY_MS = 250;

/** `transitlab logs`: what happened to a lab, and, with `-f`, what happens from now on, until Ctrl-C or its end. */
export async function logs(
  name: string | undefined,
  { follow = false }: LogsOptions,
  host: Host,
): Promise<ExitCode> {
  const read = logReader(name);
  const style = styleOf(host.stdout, host.env);
  const enough = new AbortController();
  const release = follow ? host.onInterrupt(() => enough.abort()) : () => {};
  try {
    for (;;) {
      const lines = read();
      if (!lines) return EXIT.ok;
      for (const line of logLines(lines, style)) host.stdout.write(`${line}\n`);
      if (!follow || enough.signal.aborted) return EXIT.ok;
      await pause(EVERY_MS, enough.signal);
    }
  } finally {
    release();
  }
}
