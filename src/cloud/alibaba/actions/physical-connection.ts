import type { JsonObject } from '../../../model/json.js';
import { rows } from '../../../model/json.js';
import type { Line } from '../../world.js';
import { accept, action } from '../action.js';
import { filterBy, filters, PAGING, paged } from '../answer.js';
import { optional, text } from '../params.js';
import { VPC } from './common.js';

/** The caller's leased lines; they were laid before the first call, so all are Enabled. */
export const describePhysicalConnections = action(
  VPC,
  'DescribePhysicalConnections',
  { RegionId: optional(text), Filter: filters, ...PAGING },
  (world, caller, p) => {
    const matches = filterBy<Line>(
      p.Filter,
      {
        PhysicalConnectionId: ({ id }) => [id],
        Status: () => ['Enabled'],
        Type: () => ['VPC'],
      },
      false,
      'InvalidFilterKey.ValueNotSupported',
    );
    if (!matches.ok) return matches;
    const items = rows(world.lines)
      .filter((line) => line.account === caller.id && (p.RegionId ?? line.region) === line.region)
      .filter(matches.test)
      .map(element);
    return accept(world, paged(p, 'PhysicalConnectionSet', 'PhysicalConnectionType', items));
  },
);

const element = (line: Line): JsonObject => ({
  PhysicalConnectionId: line.id,
  Type: 'VPC',
  Status: 'Enabled',
  BusinessStatus: 'Normal',
  Bandwidth: line.bandwidth / 1_000_000,
  PeerLocation: line.dataCentre,
});
