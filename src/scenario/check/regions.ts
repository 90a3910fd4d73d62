import type { CloudRules } from '../clouds.js';
import { cloudRules, type Draft, rulesOfVpc } from '../draft.js';
import { error } from '../finding.js';
import { join } from '../pointer.js';
import { suggest } from '../suggest.js';
import type { Check } from './check.js';

type Regions = CloudRules['regions'];

interface Placed {
  readonly region: string | undefined;
  readonly pointer: string;
  readonly regions: Regions;
}

/** A region that is named is one of its cloud's. */
export const regions: Check = (draft) =>
  placed(draft).flatMap(({ region, pointer, regions }) =>
    region === undefined || Object.hasOwn(regions, region)
      ? []
      : [error(pointer, `unknown region "${region}"`, regionHint(region, regions))],
  );

const placed = (draft: Draft): Placed[] => [
  ...[...draft.vpcs.values()].map(({ name, pointer, row }) => ({
    region: row.region,
    pointer: join(pointer, 'region'),
    regions: rulesOfVpc(draft, name).regions,
  })),
  ...[
    ...draft.lines.values(),
    ...draft.directConnectGateways.values(),
    ...draft.vpnGateways.values(),
    ...draft.groups.values(),
  ].map(({ pointer, row }) => ({
    region: row.region,
    pointer: join(pointer, 'region'),
    regions: cloudRules(draft, row.account).regions,
  })),
];

/** People write the console's name as well: `China North 1`. */
function regionHint(region: string, regions: Regions): string {
  const byName = Object.keys(regions).find((id) => regions[id]?.name.toLowerCase() === region.toLowerCase());
  return byName === undefined
    ? suggest(region, Object.keys(regions), 'regions')
    : `did you mean "${byName}"?`;
}
