import type { SandboxChoice } from '../sandbox/sandbox.js';
import { ask, NobodyThere } from './ask.js';
import { type Downed, type DownOptions, takeDown } from './down.js';
import { enter } from './enter.js';
import { type Found, findLab, namesIn, readKeeper, theOnly } from './find.js';
import { filesOf, labsDirectory, stateHome } from './home.js';
import type { Script } from './journal/entry.js';
import { checkedName, nameOfFile } from './name.js';
import { nameInUse } from './name-in-use.js';
import { notStanding } from './not-standing.js';
import { makePrivate } from './private-directory.js';
import type { Asker, Asks, Inspection, Verb } from './protocol.js';
import { startKeeper } from './start-keeper.js';
import { textDigest } from './text-digest.js';

export type { Downed } from './down.js';

/** What commands do with standing labs. */
export interface Labs {
  /** Brings a lab up, or back. Rejects with exit 6 if another file has the name, or another command the lab. */
  up(script: Script, options: UpOptions): Promise<Upped>;
  list(): Promise<readonly Listed[]>;
  /** Asks the keeper of a lab; without a name, of the only one. Rejects with exit 2 if it does not stand. */
  ask<V extends Verb>(name: string | undefined, verb: V, what: Asks[V]['ask']): Promise<Asks[V]['answer']>;
  /** Ends a lab and forgets it. Rejects with exit 1 if its keeper does not answer, unless it is to be killed. */
  down(name: string | undefined, options?: DownOptions): Promise<Downed>;
  /** Waits until the kernel has cleaned up after labs that lived there; see `awaitCleanup`. */
  cleanup(sandbox: SandboxChoice, timeoutMs: number): Promise<void>;
  /** The name of the lab that was made of a file: of those that stand, else the only one there is. */
  nameFor(path: string): Promise<string>;
  /** Runs a command in a namespace of a lab, on this process's own streams; gives its exit code. */
  enter(name: string | undefined, namespace: string, command: readonly string[]): Promise<number>;
  /** Names of labs, whether they stand or have fallen. */
  names(): readonly string[];
}

export interface UpOptions {
  /** Absent: the file's. */
  readonly name?: string | undefined;
  readonly sandbox: SandboxChoice;
  readonly notice: (text: string) => void;
}

export interface Upped {
  /** `stood`: nothing was done. `again`: brought back from its journal. */
  readonly how: 'new' | 'again' | 'stood';
  readonly inspection: Inspection;
  /** The file was changed since the lab was made of it. */
  readonly edited: boolean;
  /** Bytes of a torn record that were dropped. */
  readonly torn: number;
}

export type Listed =
  | { readonly name: string; readonly is: 'standing'; readonly inspection: Inspection }
  | { readonly name: string; readonly is: 'starting' | 'silent' | 'fallen' };

/** The labs of this user. `command` is what others are told who have to wait. */
export function labs(command: string, home = stateHome()): Labs {
  const from: Asker = { pid: process.pid, command };
  const find = (name: string, ms?: number): Promise<Found> => findLab(home, name, from, ms);
  const named = (name: string | undefined): string =>
    name === undefined ? theOnly(namesIn(home)) : checkedName(name);

  const askLab: Labs['ask'] = async (given, verb, what) => {
    const name = named(given);
    const keeper = readKeeper(filesOf(home, name));
    try {
      if (!keeper) throw new NobodyThere();
      return await ask(keeper.socket, from, verb, what);
    } catch (error) {
      if (error instanceof NobodyThere) throw notStanding(name, await find(name));
      throw error;
    }
  };
  const list = async (): Promise<readonly Listed[]> => {
    const names = namesIn(home);
    const found = await Promise.all(names.map((name) => find(name)));
    return found.flatMap((one, i): Listed[] => {
      const name = names[i] ?? '';
      if (one.is === 'nothing') return [];
      return one.is === 'standing'
        ? [{ name, is: one.is, inspection: one.inspection }]
        : [{ name, is: one.is }];
    });
  };

  return {
    async up(script, { name: given, sandbox, notice }) {
      const name = given === undefined ? nameOfFile(script.path) : checkedName(given);
      const found = await find(name);
      const edited = ({ text }: Inspection): boolean => text !== textDigest(script.text);
      if (found.is === 'standing') {
        const { inspection } = found;
        if (inspection.file !== script.path) throw nameInUse(name, inspection.file);
        return { how: 'stood', inspection, edited: edited(inspection), torn: 0 };
      }
      const files = filesOf(home, name);
      makePrivate(labsDirectory(home));
      makePrivate(files.directory);
      const up = await startKeeper({ name, files, from, script, sandbox }, notice);
      const { inspection, again, torn } = up;
      return { how: again ? 'again' : 'new', inspection, edited: edited(inspection), torn };
    },

    list,
    ask: askLab,

    async nameFor(path) {
      const made = (await list()).filter((lab) => lab.is === 'standing' && lab.inspection.file === path);
      return made.length === 1 && made[0] ? made[0].name : theOnly(namesIn(home));
    },

    async enter(given, namespace, command) {
      return enter(await askLab(given, 'inspect', {}), namespace, command);
    },

    down: async (given, options) => takeDown(home, named(given), from, options),
    cleanup: async (sandbox, timeoutMs) => (await import('./cleanup.js')).awaitCleanup(sandbox, timeoutMs),

    names: () => namesIn(home),
  };
}
