import type { CloudRules } from '../clouds.js';
import { cloudRules, type Draft, type DraftItem, rulesOfVpc } from '../draft.js';
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
  ...draft.steps.flatMap(({ items }) => items).flatMap((item) => ofBill(draft, item)),
];

/** The regions of an account's bill are those of its cloud. */
function ofBill(draft: Draft, item: DraftItem): Placed[] {
  if (item.kind !== 'check' || !('bill' in item.row)) return [];
  const { bill, from, to } = item.row;
  const { regions } = cloudRules(draft, bill);
  const at = (key: string): string => join(item.pointer, 'check', key);
  return [
    { region: from, pointer: at('from'), regions },
    { region: to, pointer: at('to'), regions },
  ];
}

/** People write the console's name as well: `China North 1`. */
function regionHint(region: string, regions: Regions): string {
  const byName = Object.keys(regions).find((id) => regions[id]?.name.toLowerCase() === region.toLowerCase());
  return byName === undefined
    ? suggest(region, Object.keys(regions), 'regions')
    : `did you mean "${byName}"?`;
}
