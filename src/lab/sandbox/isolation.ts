import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { needTool, toolPath } from '../../kernel/tools.js';
import { EXIT, LabError } from '../../model/errors.js';
import { SETTINGS, whyRefused } from './refusal.js';

/** How a sandbox is cut off: in a user namespace of its own, or (root only, where those are blocked) without one. */
export type Isolation = 'user' | 'root';

const NAMESPACES = ['--net', '--mount', '--propagation', 'private', '--pid', '--mount-proc', '--kill-child'];
const FLAGS: Readonly<Record<Isolation, readonly string[]>> = {
  user: ['--user', '--map-root-user', ...NAMESPACES],
  root: NAMESPACES,
};

/** Runs before the worker: xtables' lock and /run/netns want a /run that is ours. */
const PREPARE = 'mount -t tmpfs -o mode=755 tmpfs /run && mkdir /run/netns && exec "$@"';

/**
 * The command line that runs `command` as process 1 and root of fresh namespaces. It dies with this process: setpriv
 * ties unshare to us, `--kill-child` ties the command to unshare, and a process namespace dies with its process 1.
 */
export function isolated(isolation: Isolation, command: readonly string[]): [string, ...string[]] {
  const prepare = [
    needTool('unshare'),
    ...FLAGS[isolation],
    '--',
    '/bin/sh',
    '-c',
    PREPARE,
    'sh',
    ...command,
  ];
  return [needTool('setpriv'), '--pdeathsig', 'KILL', ...prepare];
}

let known: Isolation | undefined;

/** The way that works here, found by trying: a user namespace first, as root too. Throws a `LabError` (exit 3) if none. */
export function findIsolation(): Isolation {
  known ??= tryIsolations();
  return known;
}

function tryIsolations(): Isolation {
  const user = tryIsolation('user');
  if (user === undefined) return 'user';
  if (process.getuid?.() === 0 && tryIsolation('root') === undefined) return 'root';
  throw refused(user);
}

/** `undefined` if it works; else what unshare, mount or the shell said. */
export function tryIsolation(isolation: Isolation): string | undefined {
  requireLinux();
  const [file, ...args] = isolated(isolation, ['true']);
  const result = spawnSync(file, args, { encoding: 'utf8', env: sandboxEnv(), timeout: 5000 });
  if (result.error !== undefined) return result.error.message;
  return result.status === 0 ? undefined : result.stderr.trim() || `exit code ${result.status}`;
}

/** The environment of everything in a sandbox: administrators' directories in PATH, messages in English. */
export const sandboxEnv = (): NodeJS.ProcessEnv => ({ ...process.env, PATH: toolPath(), LC_ALL: 'C' });

function refused(words: string): LabError {
  const facts = { words, uid: process.getuid?.() ?? 0, settings: readSettings() };
  return new LabError(EXIT.unsupported, whyRefused(facts));
}

/** What /proc/sys says; a setting that this kernel lacks is left out. */
function readSettings(): Record<string, string> {
  const settings: Record<string, string> = {};
  for (const name of SETTINGS) {
    try {
      settings[name] = readFileSync(`/proc/sys/${name.replaceAll('.', '/')}`, 'utf8').trim();
    } catch {
      // This kernel has no such setting.
    }
  }
  return settings;
}

/** Throws a `LabError` (exit 3) elsewhere. */
export function requireLinux(): void {
  if (process.platform === 'linux') return;
  throw new LabError(EXIT.unsupported, {
    what: `no embedded sandbox on ${process.platform}: network namespaces are a part of Linux`,
    hint: 'start a container engine (Docker Desktop, Podman): --sandbox container runs labs in it',
  });
}
