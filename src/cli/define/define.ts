import type { Command } from 'commander';
import type { ExitCode } from '../../model/errors.js';
import type { Host } from '../host.js';
import type { Ports } from '../ports.js';

/** Adds a verb to the program. Its code is loaded when it is called; `done` gets its exit code. */
export type Define = (program: Command, host: Host, ports: Ports, done: (code: ExitCode) => void) => void;
