import type { Row } from '../draft.js';
import { error, type Finding } from '../finding.js';
import { join } from '../pointer.js';

interface Standing {
  readonly vpc?: string;
  readonly account?: string;
  readonly region?: string;
}

/** What stands in a VPC, or beside one in a region of an account. */
export function onePlace({ name, pointer, row }: Row<Standing>): Finding[] {
  const { vpc, account, region } = row;
  if (vpc !== undefined)
    return (['account', 'region'] as const)
      .filter((key) => row[key] !== undefined)
      .map((key) =>
        error(join(pointer, key), `${name} has vpc and ${key} at once`, `remove ${key}: the VPC has it`),
      );
  if (account !== undefined && region !== undefined) return [];
  const hint = 'give it the vpc it stands in, or account and region';
  return [
    error(pointer, `${name} has neither vpc nor ${account === undefined ? 'account' : 'region'}`, hint),
  ];
}
