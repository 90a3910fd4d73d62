import { EXIT, type ExitCode, LabError } from '../model/errors.js';
import { parseDuration } from '../model/units.js';
import type { Host } from './host.js';
import type { Ports } from './ports.js';
import { type DeedOptions, doDeed } from './standing/deed.js';

/** `transitlab clock +7d`: moves the virtual clock of a standing lab. */
export function clock(by: string, options: DeedOptions, host: Host, ports: Ports): Promise<ExitCode> {
  const wait = by.replace(/^\+/, '');
  if (parseDuration(wait) === undefined) {
    throw new LabError(EXIT.usage, {
      what: `${JSON.stringify(by)} is no time to move the clock by`,
      hint: 'for example: transitlab clock +7d, +90m, +1500ms; it only moves forward',
    });
  }
  return doDeed({ wait }, `clock ${by}`, options, host, ports);
}
