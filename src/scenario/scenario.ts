import type { World } from '../cloud/world.js';
import type { Groups, Prices, Step } from './schema.js';

/** A place in a scenario file; lines and columns count from 1. */
export interface Position {
  readonly file: string;
  readonly line: number;
  readonly col: number;
}

/** A scenario file that was read, checked, and resolved. JSON: it travels to the lab's process. */
export interface Scenario {
  readonly file: string;
  readonly name: string;
  readonly description?: string;
  /** What stands before the first step. */
  readonly world: World;
  /** Absent: bills tell quantities only. */
  readonly prices?: Prices;
  /** What names of matrices stand for; absent: themselves. */
  readonly groups?: Groups;
  readonly steps: readonly Step[];
  /** Positions by JSON pointer: `/steps/0/do/2`, `/security_groups/sg-a/rules/0`. */
  readonly positions: Readonly<Record<string, Position>>;
}

/** Something wrong or doubtful in a file. */
export interface Diagnostic {
  readonly severity: 'error' | 'warning';
  readonly at: Position;
  readonly what: string;
  readonly hint?: string;
}
