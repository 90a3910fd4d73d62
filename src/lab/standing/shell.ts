import { PACKAGE_ROOT } from '../package.js';
import { INSIDE } from '../sandbox/container/options.js';
import type { SandboxKind } from '../sandbox/sandbox.js';

/** A constant: what differs comes as arguments, which no shell reads as a program. */
const BEST_SHELL = 'if command -v bash >/dev/null; then exec bash --rcfile "$1"; else exec sh; fi';
const PLAIN_PROMPT = '$TRANSITLAB_HOST:$PWD# ';

/**
 * The command that is a shell in a host: bash, else sh. The prompt shows TRANSITLAB_HOST, as a value that is expanded when
 * it is shown: a name is never a part of what a shell reads.
 */
export function shellCommand(
  place: string,
  sandbox: SandboxKind,
  { TERM }: Readonly<Record<string, string | undefined>>,
): string[] {
  const root = sandbox === 'container' ? `${INSIDE}/` : PACKAGE_ROOT;
  return [
    'env',
    `TRANSITLAB_HOST=${place}`,
    `PS1=${PLAIN_PROMPT}`,
    ...(TERM ? [`TERM=${TERM}`] : []),
    'sh',
    '-c',
    BEST_SHELL,
    'sh',
    `${root}bin/shell.bashrc`,
  ];
}
