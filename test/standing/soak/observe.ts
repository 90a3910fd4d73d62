import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { asStranger, sandboxEnv } from '../../../src/lab/sandbox/isolation.js';
import type { Seat } from '../../../src/lab/sandbox/seat.js';
import type { Plane } from '../../../src/plane/plane.js';
import { asUser, type User } from '../lab.js';

const OBSERVER = fileURLToPath(new URL('./observer.js', import.meta.url));

/** Somebody else who looks at a lab's kernel: what the lab's own process says of it is not what is believed. */
export interface Observer {
  readonly seat: Seat;
  observe(): Promise<Plane>;
  /** When it is gone; with the lab it goes by itself. */
  end(): Promise<void>;
}

/** Into the namespaces in which the lab's process stands. */
export function startObserver(seat: Seat & { readonly kind: 'embedded' }, as: User): Observer {
  const { pid, isolation } = seat;
  const spaces = ['--mount', '--net'].map((space) => `${space}=/proc/${pid}/ns/${SPACES[space]}`);
  const user = isolation !== 'root' ? [`--user=/proc/${pid}/ns/user`, '--preserve-credentials'] : [];
  const inside = [...user, ...spaces, `--pid=/proc/${pid}/ns/pid_for_children`, '--wdns=/', '--'];
  const [file = '', ...args] = asUser(as, [
    ...asStranger(isolation),
    'nsenter',
    ...inside,
    process.execPath,
    OBSERVER,
  ]);
  const child = spawn(file, args, {
    stdio: ['pipe', 'pipe', 'inherit'],
    env: sandboxEnv(),
  });
  child.stdin.on('error', () => {}); // The lab is gone, and it with it.
  const gone = once(child, 'close');
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  return {
    seat,
    async observe() {
      child.stdin.write('\n');
      const { value, done } = await lines.next();
      if (done) throw new Error('nobody can look at the kernel any more');
      return JSON.parse(value) as Plane;
    },
    async end() {
      child.stdin.end();
      await gone;
    },
  };
}

const SPACES: Readonly<Record<string, string>> = { '--mount': 'mnt', '--net': 'net' };
