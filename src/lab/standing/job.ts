import type { ExitCode, Problem } from '../../model/errors.js';
import type { SandboxChoice } from '../sandbox/sandbox.js';
import type { LabFiles } from './home.js';
import type { Script } from './journal/entry.js';
import type { Asker, Inspection } from './protocol.js';

/** What a command hands to the keeper that it starts; a journal that is there goes before it. */
export interface KeeperJob {
  readonly name: string;
  readonly files: LabFiles;
  readonly from: Asker;
  readonly script: Script;
  readonly sandbox: SandboxChoice;
}

/** What a keeper says while the lab is being brought up; after the last two it says no more. */
export type KeeperWord =
  | { readonly say: 'notice'; readonly text: string }
  | { readonly say: 'up'; readonly inspection: Inspection; readonly again: boolean; readonly torn: number }
  | { readonly say: 'failed'; readonly exit: ExitCode; readonly problem: Problem };

/** Who keeps a lab: kept in `keeper.json`. */
export interface KeeperFile {
  readonly pid: number;
  readonly socket: string;
  readonly version: string;
  /** Where the lab lives. */
  readonly sandbox: SandboxChoice;
}
