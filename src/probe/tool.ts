import { execa } from 'execa';
import type { Kernel } from '../kernel/kernel.js';
import { needTool, type Tool } from '../kernel/tools.js';
import { EXIT, LabError } from '../model/errors.js';

/** All that measuring needs of a kernel. */
export type Within = Pick<Kernel, 'within'>;

const OPTIONS = { reject: false, stdin: 'ignore', killSignal: 'SIGKILL', env: { LC_ALL: 'C' } } as const;

/** Starts a tool inside a namespace; it is killed after `timeoutMs`. Throws a `LabError` (exit 3) if it is not installed. */
export function startTool(
  kernel: Within,
  namespace: string,
  tool: Tool,
  args: readonly string[],
  timeoutMs: number,
) {
  const file = needTool(tool);
  return kernel.within(namespace, () => execa(file, args, { ...OPTIONS, timeout: timeoutMs }));
}

export type Running = ReturnType<typeof startTool>;

/** A tool printed what we do not know: no figure rather than a wrong one (exit 3). */
export class UnknownOutputError extends LabError {
  constructor(
    readonly tool: Tool,
    namespace: string,
    readonly output: string,
  ) {
    super(EXIT.unsupported, {
      what: `${tool} printed what transitlab does not understand`,
      where: `namespace ${namespace}`,
      why: output.trim() || 'it printed nothing',
      hint: `compare \`${tool}\` with the version that \`transitlab doctor\` names, and report the output`,
    });
    this.name = 'UnknownOutputError';
  }
}
