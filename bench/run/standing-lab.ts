import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { stringify } from 'yaml';
import { PACKAGE_ROOT } from '../../src/lab/package.js';
import { ask } from '../../src/lab/standing/ask.js';
import { filesOf } from '../../src/lab/standing/home.js';
import type { KeeperFile } from '../../src/lab/standing/job.js';
import type { Script } from '../../src/lab/standing/journal/entry.js';
import type { Asks, Verb } from '../../src/lab/standing/protocol.js';
import type { JsonObject } from '../../src/model/json.js';
import { loadScenario } from '../../src/scenario/load.js';

/** A place for a lab that stands, apart from the user's own. */
export interface StandingLab {
  /** Writes the scenario file. */
  write(scenario: JsonObject): void;
  /** Runs a verb with these words; throws if it fails. `FILE` stands for the scenario file. */
  command(...words: string[]): { readonly ms: number; readonly stdout: string };
  /** Sends an order as commands do, from a program that runs already. */
  order<V extends 'act' | 'apply'>(verb: V, what: Asks[V]['ask']): Promise<Ordered>;
  /** What `apply` sends for the file as it is now. */
  script(): Script;
  close(): void;
}

export interface Ordered {
  /** From the order until its answer. */
  readonly ms: number;
  /** Changes made to the kernel. */
  readonly changes: number;
}

const ME = { pid: process.pid, command: 'scripts/bench' };

export function standingLab(): StandingLab {
  const home = mkdtempSync('/tmp/bench-');
  const file = join(home, 'lab.lab.yaml');
  const { XDG_RUNTIME_DIR: _own, ...inherited } = process.env;
  const env = { ...inherited, TRANSITLAB_STATE_DIR: home };
  const socket = (): string =>
    (JSON.parse(readFileSync(filesOf(home, 'lab').keeper, 'utf8')) as KeeperFile).socket;
  const command: StandingLab['command'] = (...words) => {
    const args = ['bin/transitlab.js', ...words.map((word) => (word === 'FILE' ? file : word))];
    const from = performance.now();
    const { status, stdout, stderr } = spawnSync(process.execPath, args, {
      cwd: PACKAGE_ROOT,
      env,
      encoding: 'utf8',
    });
    if (status !== 0) throw new Error(`${args.join(' ')}: exit ${status}\n${stderr}${stdout}`);
    return { ms: performance.now() - from, stdout };
  };
  return {
    write: (scenario) => writeFileSync(file, stringify(scenario)),
    command,
    async order(verb, what) {
      const from = performance.now();
      const { changes } = (await ask(socket(), ME, verb as Verb, what as never)) as Asks[
        | 'act'
        | 'apply']['answer'];
      return { ms: performance.now() - from, changes: changes.length };
    },
    script() {
      const text = readFileSync(file, 'utf8');
      const { scenario, diagnostics } = loadScenario(file, text);
      if (!scenario) throw new Error(JSON.stringify(diagnostics));
      return { path: file, text, scenario, without: [] };
    },
    close() {
      command('down', '--all', '--force');
      rmSync(home, { recursive: true, force: true });
    },
  };
}
