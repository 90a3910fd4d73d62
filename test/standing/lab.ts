import { type ChildProcess, spawn } from 'node:child_process';
import { chmodSync, chownSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Test } from 'tap';
import { Compile } from 'typebox/compile';
import { PACKAGE_ROOT } from '../../src/lab/package.js';
import type { SandboxKind } from '../../src/lab/sandbox/sandbox.js';
import { filesOf, type LabFiles } from '../../src/lab/standing/home.js';
import type { KeeperFile } from '../../src/lab/standing/job.js';
import type { Inspection } from '../../src/lab/standing/protocol.js';
import {
  ActedJson,
  AppliedJson,
  DownJson,
  DriftJson,
  InspectJson,
  ListJson,
  UpJson,
} from '../../src/report/standing/schema.js';
import { type Finished, finished } from '../e2e/command.js';
import { asNobody, NOBODY } from '../support/nobody.js';
import { PLAIN } from '../support/plain.js';
import { eventually, processesWith } from '../support/processes.js';

const BIN = `${PACKAGE_ROOT}bin/transitlab.js`;
const SCENARIO = `${PACKAGE_ROOT}scenarios/cen-same-region.lab.yaml`;

/** A place for standing labs, apart from all others; gone with the test, and everything that stood in it. */
export interface Bench {
  readonly home: string;
  /** A copy of a scenario in it. */
  readonly file: string;
  run(...args: string[]): Promise<Finished>;
  start(...args: string[]): ChildProcess;
  /** The answer of a command that has to succeed, as JSON. */
  json<T>(...args: string[]): Promise<T>;
  inspect(): Promise<Inspection>;
  /** Changes the scenario's text. */
  edit(change: (text: string) => string): void;
  keeper(): KeeperFile;
  readonly files: LabFiles;
  /** Pids of all that belongs to the labs here. */
  processes(): number[];
}

/** Absent: this user. Only root can be an ordinary one instead. */
export type User = 'nobody' | undefined;

/** A command line that runs another as a user. */
export const asUser = (as: User, command: readonly string[]): string[] =>
  as ? [...asNobody('--inh-caps=-all'), ...command] : [...PLAIN, ...command];

export interface BenchOptions {
  /** Run everything as this user. */
  readonly as?: User;
  readonly scenario?: string;
  readonly sandbox?: SandboxKind;
  readonly env?: Readonly<Record<string, string>>;
}

/** The directory's name is the mark by which its processes are found: it is in their environment. */
export function bench(
  t: Test,
  { as, scenario = SCENARIO, sandbox = 'embedded', env = {} }: BenchOptions = {},
): Bench {
  const home = mkdtempSync('/tmp/standing-');
  const file = join(home, 'lab.lab.yaml');
  writeFileSync(file, readFileSync(scenario));
  if (as) for (const path of [home, file]) chownSync(path, NOBODY, NOBODY);
  chmodSync(home, 0o700);
  const { XDG_RUNTIME_DIR: _own, ...inherited } = process.env;
  const start = (...args: string[]): ChildProcess => {
    const where = args[0] === 'up' ? ['--sandbox', sandbox] : [];
    const [program = '', ...rest] = asUser(as, [process.execPath, BIN, ...withOptions(args, where)]);
    return spawn(program, rest, {
      cwd: home,
      env: { ...inherited, NO_COLOR: '1', LC_ALL: 'C.UTF-8', HOME: home, TRANSITLAB_STATE_DIR: home, ...env },
    });
  };
  const run = (...args: string[]): Promise<Finished> => finished(start(...args));
  const json = async <T>(...args: string[]): Promise<T> => {
    const { exit, stdout, stderr } = await run(...args, '--format', 'json');
    if (exit !== 0) throw new Error(`${args.join(' ')}: exit ${exit}: ${stderr}${stdout}`);
    return checked(args[0] ?? '', JSON.parse(stdout)) as T;
  };
  const files = filesOf(env.TRANSITLAB_STATE_DIR ?? home, 'lab');
  const processes = (): number[] => processesWith(home);
  t.teardown(async () => {
    await run('down', '--all');
    const gone = await eventually(() => processes().length === 0, 10_000);
    for (const pid of processes()) process.kill(pid, 'SIGKILL');
    rmSync(home, { recursive: true, force: true });
    if (!gone) throw new Error('processes of the lab were left');
  });
  return {
    home,
    file,
    run,
    start,
    json,
    inspect: () => json<Inspection>('inspect'),
    edit: (change) => writeFileSync(file, change(readFileSync(file, 'utf8'))),
    keeper: () => JSON.parse(readFileSync(files.keeper, 'utf8')) as KeeperFile,
    files,
    processes,
  };
}

const VALIDATORS = {
  up: Compile(UpJson),
  ps: Compile(ListJson),
  inspect: Compile(InspectJson),
  apply: Compile(AppliedJson),
  plan: Compile(DriftJson),
  down: Compile(DownJson),
  acted: Compile(ActedJson),
};

/** What a verb prints as JSON is what its JSON Schema says. */
export function checked(verb: string, answer: unknown): unknown {
  const validator = VALIDATORS[Object.hasOwn(VALIDATORS, verb) ? (verb as keyof typeof VALIDATORS) : 'acted'];
  const errors = validator.Errors(answer);
  if (errors.length > 0) throw new Error(`${verb}: ${JSON.stringify(errors)} in ${JSON.stringify(answer)}`);
  return answer;
}

/** Options go before `--`. */
const withOptions = ([verb = '', ...rest]: readonly string[], options: readonly string[]): string[] => [
  verb,
  ...options,
  ...rest,
];

/** Root tries both. */
export const USERS: readonly User[] = process.getuid?.() === 0 ? [undefined, 'nobody'] : [undefined];

export const userName = (as: User): string => as ?? 'this user';
