import { EXIT, LabError } from '../../model/errors.js';
import { formatDuration } from '../../model/units.js';
import { isStopped } from './being.js';

/** How long a keeper is waited for that has only to say what it has: it is stopped, or stuck, if it takes longer. */
export const PATIENCE_MS = 10_000;

/** Its keeper lives and does not answer: exit 1. */
export const keeperSilent = (name: string, pid: number, ms: number): LabError =>
  new LabError(EXIT.failed, {
    what: `the keeper of the lab ${name} (process ${pid}) has not answered for ${formatDuration(ms)}`,
    why: isStopped(pid) ? `it is stopped: \`kill -CONT ${pid}\` lets it go on` : 'it is stuck, or very busy',
    hint: `wait longer (--timeout), or kill it, and the lab with it: transitlab down ${name} --force`,
  });
