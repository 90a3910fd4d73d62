import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { needTool, toolPath } from '../../kernel/tools.js';
import { EXIT, LabError } from '../../model/errors.js';
import { SETTINGS, whyRefused } from './refusal.js';

/**
 * How a sandbox is cut off: in a user namespace of its own; root only, in one whose root is a user of the machine that
 * owns nothing; or, root only and where user namespaces are blocked, without one.
 */
export type Isolation = 'user' | 'stranger' | 'root';

const NAMESPACES = ['--net', '--mount', '--propagation', 'private', '--pid', '--mount-proc', '--kill-child'];
const IN_USER = ['--user', '--map-root-user', ...NAMESPACES];
const FLAGS: Readonly<Record<Isolation, readonly string[]>> = {
  user: IN_USER,
  stranger: IN_USER,
  root: NAMESPACES,
};

/** In a range that distributions, systemd and container engines leave alone: nobody has it, so it owns nothing. */
export const STRANGER = 2_000_000_000;

/** What a command line begins with so that the rest of it has no right of root's on the machine. */
export const asStranger = (isolation: Isolation): string[] =>
  isolation === 'stranger'
    ? [needTool('setpriv'), `--reuid=${STRANGER}`, `--regid=${STRANGER}`, '--clear-groups']
    : [];

/**
 * Runs before the worker: xtables' lock and /run/netns want a /run that is ours, and what somebody wants of his own Node.js
 * (a debugger, a file to load first) is not for a process of another user in another world.
 */
const PREPARE = 'unset NODE_OPTIONS; mount -t tmpfs -o mode=755 tmpfs /run && mkdir /run/netns && exec "$@"';

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
  // Another user's process forgets what it was tied to: it is tied as that user.
  const [file = '', ...args] = [...asStranger(isolation), needTool('setpriv'), '--pdeathsig', 'KILL'];
  return [file, ...args, ...prepare];
}

let forLabs: Isolation | undefined;

/**
 * The way for labs, in which other people's commands may run: root's have no right to its files where a stranger can read
 * Node.js and this package, and may make a user namespace. Throws a `LabError` (exit 3) if there is no way.
 */
export function isolationForLabs(): Isolation {
  forLabs ??= process.getuid?.() === 0 && strangerCan() ? 'stranger' : findIsolation();
  return forLabs;
}

/** The package may lie in root's home, or what it needs in another folder than itself. */
function strangerCan(): boolean {
  const needed = [fileURLToPath(import.meta.url), createRequire(import.meta.url).resolve('koffi')];
  const readable = needed.flatMap((file) => ['-r', file, '-a']);
  return tryIsolation('stranger', ['test', ...readable, '-x', process.execPath]) === undefined;
}

let known: Isolation | undefined;

/** The way that works here, found by trying, with this user's rights to files: a user namespace first. Throws a `LabError` (exit 3) if none. */
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
export function tryIsolation(
  isolation: Isolation,
  command: readonly string[] = ['true'],
): string | undefined {
  requireLinux();
  const [file, ...args] = isolated(isolation, command);
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
