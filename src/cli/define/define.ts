import type { Command } from 'commander';
import type { Host } from '../host.js';
import type { Ports } from '../ports.js';

/**
 * Adds a verb to the program. Its code is loaded when it is called; `done` gets its exit code: one of `EXIT`, or that of a
 * command which the user runs in a lab.
 */
export type Define = (program: Command, host: Host, ports: Ports, done: (code: number) => void) => void;
