import type { Kernel } from '../kernel/kernel.js';
import { type Program, startProgram } from '../kernel/program.js';
import { needTool, type Tool } from '../kernel/tools.js';
import { EXIT, LabError } from '../model/errors.js';
import { noSpace } from '../model/no-space.js';

/** All that measuring needs of a kernel. */
export type Within = Pick<Kernel, 'within'>;

/** Starts a tool inside a namespace; it is killed after `timeoutMs`. Throws a `LabError` (exit 3) if it is not installed. */
export function startTool(
  kernel: Within,
  namespace: string,
  tool: Tool,
  args: readonly string[],
  timeoutMs: number,
): Program {
  const file = needTool(tool);
  return kernel.within(namespace, () => startProgram(file, args, { timeoutMs }));
}

/** A tool printed what we do not know: no figure rather than a wrong one (exit 3). */
export class UnknownOutputError extends LabError {
  constructor(
    readonly tool: Tool,
    namespace: string,
    readonly output: string,
  ) {
    super(EXIT.unsupported, {
      ...(isFull(output) ? FULL : strange(tool)),
      where: `namespace ${namespace}`,
      why: output.trim() || 'it printed nothing',
    });
    this.name = 'UnknownOutputError';
  }
}

/** iperf3 maps a file of /tmp into its memory; where that has no room, writing there is a bad address to it. */
const isFull = (output: string): boolean => noSpace(output) || output.includes('Bad address');

const FULL = {
  what: 'no space is left in /tmp for a measuring tool',
  hint: 'free some of it: `df -h /tmp`',
};

const strange = (tool: Tool) => ({
  what: `${tool} printed what transitlab does not understand`,
  hint: `compare \`${tool}\` with the version that \`transitlab doctor\` names, and report the output`,
});
