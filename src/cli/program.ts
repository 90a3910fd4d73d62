import { Command, InvalidArgumentError, Option } from 'commander';
import { FEATURES, type Feature } from '../kernel/kernel.js';
import { version } from '../lab/package.js';
import type { SandboxChoice } from '../lab/sandbox/sandbox.js';
import type { ExitCode } from '../model/errors.js';
import type { Host } from './host.js';
import type { PlanOptions } from './plan.js';
import type { Ports } from './ports.js';
import type { RunOptions } from './run.js';

/** Every verb with its options. A verb's code is loaded when it is called; `done` gets its exit code. */
export function newProgram(host: Host, ports: Ports, done: (code: ExitCode) => void): Command {
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
  defineRun(program, host, ports, done);
  program
    .command('validate')
    .description('check scenario files: every problem at once, with its place; nothing is built')
    .argument('<file...>', FILES)
    .addOption(sandboxOption(NEEDS_NONE))
    .action(async (files: string[]) => {
      done(await (await import('./validate.js')).validate(files, host, ports));
    });
  definePlan(program, host, ports, done);
  program
    .command('doctor')
    .description('say whether this machine can run labs, and the command that mends what it lacks')
    .addOption(sandboxOption())
    .addOption(imageOption())
    .addOption(privilegedOption())
    .action(async (options: SandboxChoice) => {
      done(await (await import('./doctor.js')).doctor(options, host, ports));
    });
  program
    .command('schema')
    .description('print the JSON Schema of scenario files or of the JSON report')
    .addOption(new Option('--of <what>', 'which').choices(['scenario', 'report']).default('scenario'))
    .action(async (options: { of: 'scenario' | 'report' }) => {
      done(await (await import('./schema.js')).schema(options.of, host, ports));
    });
  return program;
}

const FILES = 'scenario files, or directories: all *.lab.yaml in them';

const WHERE =
  'where labs live: in namespaces of this machine, in a container, or the first of these that works';
const NEEDS_NONE = 'taken so that all verbs take the same; nothing is built here';

const sandboxOption = (description = WHERE): Option =>
  new Option('--sandbox <kind>', description).choices(['auto', 'embedded', 'container']).default('auto');

const imageOption = (): Option =>
  new Option('--image <name>', "run in this container image instead of the command's own").implies(CONTAINER);

const privilegedOption = (): Option =>
  new Option('--privileged', 'give the container all rights instead of the least').implies(CONTAINER);

const CONTAINER = { sandbox: 'container' } as const;

const EXIT_CODES = `
Exit codes:
  0    all good
  1    a check failed, or prediction and measurement differ
  2    wrong usage, an invalid scenario, or nothing selected
  3    this machine cannot run it (see \`transitlab doctor\`)
  4    the kernel refused a change
  130  interrupted, after cleaning up`;

type Define = (program: Command, host: Host, ports: Ports, done: (code: ExitCode) => void) => void;

const defineRun: Define = (program, host, ports, done) => {
  program
    .command('run')
    .description('run scenarios on real packets')
    .argument('<file...>', FILES)
    .addOption(new Option('--format <format>', 'on stdout').choices(['text', 'json']).default('text'))
    .option('--junit <file>', 'write a JUnit report')
    .option('--tap <file>', 'write a TAP report')
    .option('--bill', 'print who pays for what crossed regions (JSON says so anyway)')
    .option(
      '--keep-going',
      'go on after a failed check, a call answered otherwise than wanted, a failed file',
    )
    .option('--without <what>', 'leave out of scenarios what this kernel lacks: latency', leftOut)
    .option('-j, --jobs <n>', 'files at a time (default: two for each core)', positive)
    .option('-q, --quiet', 'no progress on stderr')
    .addOption(sandboxOption())
    .addOption(imageOption())
    .addOption(privilegedOption())
    .action(async (files: string[], options: RunOptions) => {
      done(await (await import('./run.js')).run(files, options, host, ports));
    });
};

const definePlan: Define = (program, host, ports, done) => {
  program
    .command('plan')
    .description('show what would be built; nothing is built')
    .argument('<file>', 'a scenario file')
    .addOption(
      new Option('--format <format>', 'a summary, JSON, or ip, tc, ipset and iptables lines')
        .choices(['summary', 'json', 'commands'])
        .default('summary'),
    )
    .option('--at <step>', 'after this step: its number or title (default: after the last)')
    .addOption(sandboxOption(NEEDS_NONE))
    .action(async (file: string, options: PlanOptions) => {
      done(await (await import('./plan.js')).plan(file, options, host, ports));
    });
};

function leftOut(text: string, before: readonly Feature[] = []): Feature[] {
  const feature = FEATURES.find((known) => known === text);
  if (feature === undefined) throw new InvalidArgumentError(`It can be ${FEATURES.join(', ')}.`);
  return [...before, feature];
}

function positive(text: string): number {
  if (!/^[1-9]\d{0,3}$/.test(text)) throw new InvalidArgumentError('It has to be a number from 1 to 9999.');
  return Number(text);
}
