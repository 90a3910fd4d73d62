import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { findTool, installLine, missingTools, PACKAGE_OF, TOOLS, type Tool } from '../../kernel/tools.js';
import type { HostCheck } from './diagnosis.js';

const run = promisify(execFile);

const VERSION_ARGUMENT: Readonly<Record<Tool, string>> = {
  iptables: '--version',
  'iptables-restore': '--version',
  ipset: '--version',
  ping: '-V',
  iperf3: '--version',
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
  try {
    const { stdout } = await run(file, [VERSION_ARGUMENT[name]], { timeout: 2000 });
    return { name, status: 'ok', detail: stdout.split('\n')[0]?.trim() || file };
  } catch (error) {
    return {
      name,
      status: 'missing',
      detail: `${file} does not run: ${(error as Error).message.trim()}`,
      mend,
    };
  }
}
