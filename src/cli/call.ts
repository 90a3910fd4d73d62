import type { ExitCode } from '../model/errors.js';
import type { Host } from './host.js';
import type { Ports } from './ports.js';
import { assignments } from './standing/assignments.js';
import { type DeedOptions, doDeed } from './standing/deed.js';

export interface CallOptions extends DeedOptions {
  readonly as: string;
  /** `cen=CenId`. */
  readonly save?: readonly string[];
  readonly settle: boolean;
}

/** `transitlab call`: one call of a cloud's API against a standing lab. */
export async function call(
  action: string,
  parameters: readonly string[],
  options: CallOptions,
  host: Host,
  ports: Ports,
): Promise<ExitCode> {
  const save = (await assignments(options.save ?? [])) as Record<string, string>;
  const deed = {
    as: options.as,
    call: action,
    with: await assignments(parameters),
    ...(options.save ? { save } : {}),
    ...(options.settle ? {} : { settle: false }),
  };
  return doDeed(deed, `call ${action}`, options, host, ports);
}
