import { Command } from 'commander';
import { version } from '../lab/package.js';
import { defineApply } from './define/apply.js';
import { defineCall } from './define/call.js';
import { defineCapture } from './define/capture.js';
import { defineClock } from './define/clock.js';
import { defineComplete, defineCompletion } from './define/completion.js';
import type { Define } from './define/define.js';
import { defineDoctor } from './define/doctor.js';
import { defineDown } from './define/down.js';
import { defineExec } from './define/exec.js';
import { defineExplain } from './define/explain.js';
import { defineFault, defineHeal } from './define/fault.js';
import { defineGraph } from './define/graph.js';
import { defineInspect } from './define/inspect.js';
import { defineLogs } from './define/logs.js';
import { defineMatrix } from './define/matrix.js';
import { defineMerge } from './define/merge.js';
import { definePlan } from './define/plan.js';
import { definePs } from './define/ps.js';
import { defineRun } from './define/run.js';
import { defineSchema } from './define/schema.js';
import { defineShell } from './define/shell.js';
import { defineUp } from './define/up.js';
import { defineValidate } from './define/validate.js';
import { defineWatch } from './define/watch.js';
import type { Host } from './host.js';
import type { Ports } from './ports.js';

/** In the order in which help lists them. */
const VERBS: readonly Define[] = [
  defineRun,
  defineMerge,
  defineValidate,
  definePlan,
  defineExplain,
  defineMatrix,
  defineGraph,
  defineUp,
  definePs,
  defineInspect,
  defineApply,
  defineCall,
  defineClock,
  defineFault,
  defineHeal,
  defineExec,
  defineShell,
  defineCapture,
  defineWatch,
  defineLogs,
  defineDown,
  defineDoctor,
  defineCompletion,
  defineComplete,
  defineSchema,
];

/** Every verb with its options. */
export function newProgram(host: Host, ports: Ports, done: (code: number) => void): Command {
  const program = new Command('transitlab')
    .description('Emulates cloud interconnects on one Linux machine: each verdict predicted and measured.')
    .version(version())
    .exitOverride()
    .configureOutput({
      writeOut: (text) => host.stdout.write(text),
      writeErr: (text) => host.stderr.write(text),
      // Printed by the caller, in the form of all other errors.
      outputError: () => {},
      getOutHelpWidth: () => host.stdout.columns ?? 100,
      getErrHelpWidth: () => host.stderr.columns ?? 100,
    })
    .addHelpText('after', EXIT_CODES);
  for (const define of VERBS) define(program, host, ports, done);
  return program;
}

const EXIT_CODES = `
Exit codes:
  0    all good
  1    a check failed, prediction and measurement differ, or a verdict is not as --expect has it
  2    wrong usage, an invalid scenario, or nothing selected
  3    this machine cannot run it (see \`transitlab doctor\`)
  4    the kernel refused a change (it was rolled back)
  5    the kernel of a standing lab holds something else than it should (plan --check)
  6    the name is in use, or another command is at work on the lab
  130  interrupted, after cleaning up`;
