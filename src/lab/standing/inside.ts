import { spawn } from 'node:child_process';
import { once } from 'node:events';
import type { Readable } from 'node:stream';
import { toolPath } from '../../kernel/tools.js';
import type { Seat } from '../sandbox/seat.js';
import { entering } from './enter.js';

/** A process of ours that stands in a namespace of a lab, with pipes to it. */
export interface Inside {
  readonly stdout: Readable;
  readonly stderr: Readable;
  /** Ends its stdin, which asks it to end. */
  end(): void;
  /** Its exit code; `null` if it was killed. */
  readonly gone: Promise<number | null>;
}

/**
 * Runs a file of this package inside. It ends with the lab, and with this process. It does not hear the terminal's
 * signals.
 */
export async function startInside(
  seat: Seat,
  namespace: string,
  entry: string,
  args: readonly string[],
): Promise<Inside> {
  switch (seat.kind) {
    case 'embedded':
      return besides(entering(seat, namespace, '/', [process.execPath, entry, ...args]));
    case 'container':
      return (await import('../sandbox/container/inside.js')).startInContainer(seat, namespace, entry, args);
  }
}

function besides([file, ...args]: readonly [string, ...string[]]): Inside {
  const child = spawn(file, args, {
    detached: true,
    stdio: 'pipe',
    env: { ...process.env, PATH: toolPath(), LC_ALL: 'C' },
  });
  const { stdin, stdout, stderr } = child;
  stdin.on('error', () => {}); // It has ended already.
  return {
    stdout,
    stderr,
    end: () => stdin.end(),
    gone: once(child, 'close').then(([code]) => code as number | null),
  };
}
