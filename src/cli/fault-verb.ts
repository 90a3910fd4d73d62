import { EXIT, type ExitCode, LabError } from '../model/errors.js';
import type { FaultTarget } from '../scenario/schema.js';
import type { Host } from './host.js';
import type { Ports } from './ports.js';
import { type DeedOptions, doDeed } from './standing/deed.js';

export interface FaultOptions extends DeedOptions {
  readonly of?: string;
}

/** `transitlab fault` and `transitlab heal`: break something in a standing lab, and mend it. */
export function faultOrHeal(
  verb: 'fault' | 'heal',
  kind: string,
  names: readonly string[],
  options: FaultOptions,
  host: Host,
  ports: Ports,
): Promise<ExitCode> {
  const target = targetOf(kind, names, options.of);
  const deed = verb === 'fault' ? { fault: target } : { heal: target };
  return doDeed(deed, [verb, kind, ...names].join(' '), options, host, ports);
}

function targetOf(kind: string, names: readonly string[], of: string | undefined): FaultTarget {
  const [first, second, ...more] = names;
  const one = second === undefined && of === undefined ? first : undefined;
  if (kind === 'line' && one !== undefined) return { line: one };
  if (kind === 'host' && one !== undefined) return { host: one };
  if (kind === 'region-connection' && first !== undefined && second !== undefined && more.length === 0)
    return { region_connection: [first, second], ...(of === undefined ? {} : { of }) };
  throw new LabError(EXIT.usage, {
    what: `${JSON.stringify([kind, ...names].join(' '))} names nothing that can break`,
    hint: 'it is one of: line NAME, host NAME, region-connection REGION REGION [--of INTERCONNECT]',
  });
}
