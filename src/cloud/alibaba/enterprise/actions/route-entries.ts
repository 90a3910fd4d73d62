import type { JsonObject } from '../../../../model/json.js';
import { find } from '../../../lookup.js';
import { accept, action } from '../../action.js';
import { CBN } from '../../actions/common.js';
import { minutes } from '../../answer.js';
import { refuse } from '../../errors.js';
import { list, oneOf, optional, or } from '../../params.js';
import { fits, id, TOKENS, tokenPaged } from '../call.js';
import { entriesOf, isVpc, resourceOf, transitRouterOf } from '../lookup.js';
import { type RankedRoute, routesOfTable } from '../routes.js';
import type { TransitRouterRouteEntry } from '../state.js';

const STATUS = oneOf(
  ['All', 'Active', 'Rejected', 'Prohibited', 'Standby', 'Candidate'],
  'IllegalParam.TransitRouterRouteEntryStatus',
);

/** Without a status only Active routes are listed: those that lost to others are hidden. */
export const listTransitRouterRouteEntries = action(
  CBN,
  'ListTransitRouterRouteEntries',
  {
    TransitRouterRouteTableId: id,
    TransitRouterRouteEntryStatus: or(STATUS, 'Active'),
    TransitRouterRouteEntryType: optional(oneOf(['Static', 'Propagated'])),
    TransitRouterRouteEntryDestinationCidrBlock: optional(id),
    TransitRouterRouteEntryNextHopType: optional(oneOf(['Attachment', 'BlackHole'])),
    TransitRouterRouteEntryNextHopId: optional(id),
    TransitRouterRouteEntryIds: list(id, 20),
    ...TOKENS,
  },
  (world, caller, p) => {
    const table = find(world.alibaba.transitRouterRouteTables, p.TransitRouterRouteTableId);
    if (!table || !transitRouterOf(world, caller, table.TransitRouterId))
      return refuse(
        'InvalidTransitRouterRouteTableId.NotFound',
        `TransitRouterRouteTableId: ${p.TransitRouterRouteTableId}.`,
      );
    const { TransitRouterRouteTableId: tableId, TransitRouterId: router } = table;
    const named = p.TransitRouterRouteEntryIds;
    const wanted = named.length > 0 ? 'All' : p.TransitRouterRouteEntryStatus;
    const items = [
      ...routesOfTable(world, router, tableId).map(element),
      ...entriesOf(world, tableId)
        .filter(({ Status }) => Status !== 'Active')
        .map(moving),
    ]
      .filter((row) => wanted === 'All' || row.TransitRouterRouteEntryStatus === wanted)
      .filter((row) => named.length === 0 || named.includes(String(row.TransitRouterRouteEntryId)))
      .filter((row) => FILTERS.every((key) => fits(p[key], String(row[key]))));
    return accept(world, tokenPaged(p, 'TransitRouterRouteEntries', items));
  },
);

const FILTERS = [
  'TransitRouterRouteEntryType',
  'TransitRouterRouteEntryDestinationCidrBlock',
  'TransitRouterRouteEntryNextHopType',
  'TransitRouterRouteEntryNextHopId',
] as const;

const element = (route: RankedRoute): JsonObject => ({
  TransitRouterRouteEntryDestinationCidrBlock: route.cidr.text,
  TransitRouterRouteEntryType: route.type,
  TransitRouterRouteEntryStatus: route.status,
  OperationalMode: route.type === 'Static',
  TransitRouterRouteEntryNextHopType: route.nextHop ? 'Attachment' : 'BlackHole',
  ...(route.nextHop && {
    TransitRouterRouteEntryNextHopId: route.nextHop.TransitRouterAttachmentId,
    TransitRouterRouteEntryNextHopResourceId: resourceOf(route.nextHop),
    TransitRouterRouteEntryNextHopResourceType: isVpc(route.nextHop) ? 'VPC' : 'TR',
  }),
  ...(route.origin === undefined ? {} : { TransitRouterRouteEntryOriginResourceId: route.origin }),
  ...(route.entry && ownFields(route.entry)),
});

/** A static route that comes or goes. */
const moving = (entry: TransitRouterRouteEntry): JsonObject => ({
  TransitRouterRouteEntryDestinationCidrBlock: entry.cidr,
  TransitRouterRouteEntryType: 'Static',
  TransitRouterRouteEntryStatus: entry.Status,
  OperationalMode: true,
  TransitRouterRouteEntryNextHopType: entry.NextHopId === undefined ? 'BlackHole' : 'Attachment',
  ...(entry.NextHopId === undefined ? {} : { TransitRouterRouteEntryNextHopId: entry.NextHopId }),
  ...ownFields(entry),
});

const ownFields = (entry: TransitRouterRouteEntry): JsonObject => ({
  TransitRouterRouteEntryId: entry.TransitRouterRouteEntryId,
  TransitRouterRouteEntryName: entry.TransitRouterRouteEntryName,
  TransitRouterRouteEntryDescription: entry.TransitRouterRouteEntryDescription,
  CreateTime: minutes(entry.created),
});
