import { spawn } from 'node:child_process';
import { constants } from 'node:os';
import { needTool, toolPath } from '../../kernel/tools.js';
import { EXIT, LabError } from '../../model/errors.js';
import { asStranger, type Isolation } from '../sandbox/isolation.js';
import type { Seat } from '../sandbox/seat.js';
import { anybodyMayEnter } from './anybody.js';
import type { Inspection } from './protocol.js';
import { keepTerminal } from './terminal.js';

/** Runs a command in a namespace of a lab, on this process's own streams; gives its exit code. */
export async function enter(lab: Inspection, namespace: string, command: readonly string[]): Promise<number> {
  const { seat, namespaces, name } = lab;
  if (!namespaces.includes(namespace)) throw noSuchPlace(lab, namespace);
  if (!seat)
    throw new LabError(EXIT.failed, { what: `the lab ${name} is being built anew`, hint: 'try again' });
  if (seat.kind === 'embedded')
    return run(entering(seat, namespace, directoryInside(seat.isolation), command));
  return (await import('../sandbox/container/exec.js')).execIn(seat, namespace, command);
}

/** The same as outside, but for /run, of which a lab has its own, and for what a stranger may not enter. */
function directoryInside(isolation: Isolation): string {
  const here = process.cwd();
  if (here === '/run' || here.startsWith('/run/')) return '/';
  return isolation !== 'stranger' || anybodyMayEnter(here) ? here : '/';
}

/**
 * The command line that runs another one inside. It has root's rights in the lab and this user's outside, and it dies with
 * this process, and with the lab. No shell reads any of it.
 */
export function entering(
  { pid, isolation }: Seat & { readonly kind: 'embedded' },
  namespace: string,
  directory: string,
  command: readonly string[],
): [string, ...string[]] {
  const dieWithParent = [needTool('setpriv'), '--pdeathsig', 'KILL'] as const;
  const user = isolation !== 'root' ? [`--user=/proc/${pid}/ns/user`, '--preserve-credentials'] : [];
  const [file = '', ...first] = [...asStranger(isolation), ...dieWithParent];
  return [
    file,
    ...first,
    needTool('nsenter'),
    ...user,
    `--mount=/proc/${pid}/ns/mnt`,
    // unshare itself stays outside of the process namespace that it made for its child.
    `--pid=/proc/${pid}/ns/pid_for_children`,
    `--net=/proc/${pid}/root/run/netns/${namespace}`,
    `--wdns=${directory}`,
    '--',
    ...dieWithParent,
    '--',
    ...command,
  ];
}

/** A terminal sends its signals to the command as well: it decides what becomes of them. */
const LEFT_TO_THE_COMMAND = ['SIGINT', 'SIGQUIT'] as const;

function run([file, ...args]: readonly [string, ...string[]]): Promise<number> {
  const ignore = (): void => {};
  for (const signal of LEFT_TO_THE_COMMAND) process.on(signal, ignore);
  const handBack = keepTerminal();
  const child = spawn(file, args, { stdio: 'inherit', env: { ...process.env, PATH: toolPath() } });
  return new Promise<number>((resolve, reject) => {
    child.on('error', reject);
    child.on('exit', (code, signal) => {
      handBack(signal !== null);
      resolve(code ?? 128 + (signal ? constants.signals[signal] : 0));
    });
  }).finally(() => {
    for (const signal of LEFT_TO_THE_COMMAND) process.off(signal, ignore);
  });
}

const noSuchPlace = ({ name, hosts, namespaces }: Inspection, asked: string): LabError => {
  const ids = hosts.map(({ id }) => id);
  const others = namespaces.filter((one) => !ids.includes(one));
  return new LabError(EXIT.usage, {
    what: `there is no host ${JSON.stringify(asked)} in the lab ${name}`,
    hint: `its hosts are ${ids.join(', ')}; its routers ${others.join(', ')}`,
  });
};
