import { accessSync, constants, statSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { EXIT, LabError } from '../model/errors.js';

/** The programs that transitlab runs, and the Debian package of each. */
export const PACKAGE_OF = {
  iptables: 'iptables',
  'iptables-restore': 'iptables',
  ping: 'iputils-ping',
  iperf3: 'iperf3',
  nsenter: 'util-linux',
  unshare: 'util-linux',
  setpriv: 'util-linux',
  mount: 'mount',
} as const;
export type Tool = keyof typeof PACKAGE_OF;
export const TOOLS = Object.keys(PACKAGE_OF) as readonly Tool[];

/** An ordinary user's PATH lacks these on Debian, yet iptables lives there. */
const SYSTEM_DIRECTORIES = ['/usr/local/sbin', '/usr/sbin', '/sbin'];

/** PATH with the administrators' directories behind it, each directory once. */
export function toolPath(path = process.env.PATH ?? ''): string {
  return [...new Set([...path.split(delimiter), ...SYSTEM_DIRECTORIES])].filter(Boolean).join(delimiter);
}

/** The absolute path of a program; `undefined` if it is not installed. */
export function findTool(name: string, path?: string): string | undefined {
  return toolPath(path)
    .split(delimiter)
    .map((directory) => join(directory, name))
    .find(isProgram);
}

/** The absolute path of a program, or a `LabError` (exit 3) that says which package has it and how to install it. */
export function needTool(name: Tool): string {
  const found = findTool(name);
  if (found === undefined) throw missingTools([name]);
  return found;
}

/** Exit 3: every missing program at once, and the one command that installs them. */
export function missingTools(names: readonly Tool[]): LabError {
  const packages = packagesOf(names);
  return new LabError(EXIT.unsupported, {
    what: `${names.join(', ')}: not found in ${toolPath()}`,
    why: `transitlab runs ${names.length > 1 ? 'them' : 'it'}; Debian package${packages.length > 1 ? 's' : ''}: ${packages.join(', ')}`,
    hint: installLine(names),
  });
}

/** `sudo apt-get install -y iperf3 iptables`; without sudo for root. */
export function installLine(names: readonly Tool[]): string {
  return asRoot(`apt-get install -y ${packagesOf(names).join(' ')}`);
}

/** A command that only root may run, as this user has to type it. */
export function asRoot(command: string): string {
  return process.getuid?.() === 0 ? command : `sudo ${command}`;
}

const packagesOf = (names: readonly Tool[]) => [...new Set(names.map((name) => PACKAGE_OF[name]))].sort();

function isProgram(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return statSync(file).isFile();
  } catch {
    return false;
  }
}
