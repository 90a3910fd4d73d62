import { findTool, installLine, missingTools, PACKAGE_OF, TOOLS, type Tool } from '../../kernel/tools.js';
import type { HostCheck } from './diagnosis.js';

const VERSION_ARGUMENT: Readonly<Record<Tool, string>> = {
  iptables: '--version',
  'iptables-restore': '--version',
  ping: '-V',
  iperf3: '--version',
  nsenter: '--version',
  unshare: '--version',
  setpriv: '--version',
  mount: '--version',
};

/** Throws a `LabError` (exit 3) that names every missing program and the one command that installs them. */
export function requireTools(): void {
  const missing = TOOLS.filter((name) => findTool(name) === undefined);
  if (missing.length > 0) throw missingTools(missing);
}

/** Each program: where it is and what it calls itself. */
export const examineTools = (): Promise<HostCheck[]> => Promise.all(TOOLS.map(examineTool));

async function examineTool(name: Tool): Promise<HostCheck> {
  const mend = installLine([name]);
  const file = findTool(name);
  if (file === undefined) {
    return { name, status: 'missing', detail: `not installed; Debian package ${PACKAGE_OF[name]}`, mend };
  }
  const { words, error } = await askVersion(name, file);
  if (error === undefined) return { name, status: 'ok', detail: words.split('\n')[0] || file };
  return { name, status: 'missing', detail: `${file} does not run: ${error}`, mend };
}

/** Could not be executed, or its libraries not be loaded. */
const CANNOT_RUN: readonly unknown[] = [126, 127];

/** Some ask the kernel for its version too, and fail for an ordinary user: what counts is that it ran and said its own. */
async function askVersion(name: Tool, file: string): Promise<{ words: string; error?: string }> {
  const { execa } = await import('execa');
  const options = { timeout: 2000, reject: false } as const;
  const { failed, exitCode, stdout, stderr, shortMessage } = await execa(
    file,
    [VERSION_ARGUMENT[name]],
    options,
  );
  if (!failed) return { words: stdout.trim() };
  const version = VERSION.exec(stdout + stderr);
  const ran = exitCode !== undefined && !CANNOT_RUN.includes(exitCode) && version !== null;
  return ran ? { words: `${name} ${version[0]}` } : { words: '', error: shortMessage ?? stderr };
}

const VERSION = /v?\d+(?:\.\d+)+/;
