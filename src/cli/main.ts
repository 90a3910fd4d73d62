import { CommanderError } from 'commander';
import { EXIT, type ExitCode, formatProblem, LabError, type Problem } from '../model/errors.js';
import { faultOf } from './fault.js';
import { type Host, processHost } from './host.js';
import type { Ports } from './ports.js';
import { newProgram } from './program.js';
import { usageProblem } from './usage.js';
import { wire } from './wire.js';

/** The command, on this process. */
export async function start(args: readonly string[], ports: Ports = wire): Promise<void> {
  process.exitCode = await main(args, processHost(), ports);
  // Whatever a lab that was cut short still waits for must not keep the process.
  if (process.exitCode === EXIT.interrupted) process.exit();
}

/** The command: arguments in, exit code out; never rejects. Errors are printed on stderr. */
export async function main(args: readonly string[], host: Host, ports: Ports): Promise<number> {
  let code: number = EXIT.ok;
  try {
    const program = newProgram(host, ports, (result) => {
      code = result;
    });
    await program.parseAsync(args, { from: 'user' });
    return code;
  } catch (error) {
    return report(error, args, host);
  }
}

function report(error: unknown, args: readonly string[], host: Host): ExitCode {
  if (error instanceof CommanderError) {
    if (error.exitCode === 0) return EXIT.ok;
    // Help was printed in place of a message.
    if (error.code !== 'commander.help') print(usageProblem(error, args), host);
    return EXIT.usage;
  }
  if (error instanceof LabError) {
    print(error.problem, host);
    return error.exit;
  }
  print(faultOf(error), host);
  return EXIT.failed;
}

const print = (problem: Problem, host: Host): void =>
  host.stderr.write(`transitlab: ${formatProblem(problem)}\n`);
