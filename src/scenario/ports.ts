import type { SecurityGroupRule } from './schema.js';

export type Ports = readonly [number, number];

/** `22`, `22/22`, `8000-8100`: inclusive; `undefined` if it is not a range within 1 to 65535. */
export function parsePorts(ports: NonNullable<SecurityGroupRule['ports']>): Ports | undefined {
  const [from = 0, to = from] = String(ports).split(/[/-]/).map(Number);
  return from >= 1 && from <= to && to <= 65_535 ? [from, to] : undefined;
}
