import { cidr, overlaps, parseCidr } from '../../../model/cidr.js';
import { hash } from '../../../model/hash.js';
import type { JsonObject } from '../../../model/json.js';
import { find } from '../../lookup.js';
import type { RouteEntry, World } from '../../world.js';
import { accept, action } from '../action.js';
import { refuse } from '../errors.js';
import { list, type Reader, text } from '../params.js';
import { ccnRoutesIn } from '../routes/vpc-routes.js';
import type { VpcCcnRoute } from '../state/routes.js';
import { VPC } from './common.js';

const block: Reader<string> = (value, name) => {
  const read = text(value, name);
  if (!read.ok) return read;
  const parsed = parseCidr(read.value);
  return parsed
    ? { ok: true, value: parsed.text }
    : refuse('InvalidParameterValue.Malformed', `${name} is no block: ${read.value}.`);
};

/** Which entries of a VPC's route table blocks would meet: equal, wider, or narrower ones. */
export const describeRouteConflicts = action(
  VPC,
  'DescribeRouteConflicts',
  { RouteTableId: text, DestinationCidrBlocks: list(block) },
  (world, caller, { RouteTableId, DestinationCidrBlocks }) => {
    const table = find(world.routeTables, RouteTableId);
    if (!table || find(world.vpcs, table.vpc)?.account !== caller.id)
      return refuse('ResourceNotFound', `Account ${caller.uid} has no route table ${RouteTableId}.`);
    return accept(world, {
      RouteConflictSet: DestinationCidrBlocks.map((DestinationCidrBlock) => ({
        RouteTableId,
        DestinationCidrBlock,
        ConflictSet: conflictsOf(world, RouteTableId, DestinationCidrBlock),
      })),
    });
  },
);

const conflictsOf = (world: World, routeTable: string, wanted: string): JsonObject[] => [
  ...(find(world.routeTables, routeTable)?.entries ?? [])
    .filter((entry) => overlaps(cidr(entry.cidr), cidr(wanted)))
    .map((entry) => userRoute(routeTable, entry)),
  ...ccnRoutesIn(world, routeTable)
    .filter((row) => overlaps(cidr(row.DestinationCidrBlock), cidr(wanted)))
    .map(systemRoute),
];

/** A number that stays the same for an entry. */
const numberOf = (id: string): number => Number.parseInt(hash(id).slice(-6), 36);

const userRoute = (routeTable: string, entry: RouteEntry): JsonObject => ({
  RouteTableId: routeTable,
  RouteId: numberOf(entry.id),
  RouteItemId: entry.id,
  DestinationCidrBlock: entry.cidr,
  GatewayType: entry.nextHopType,
  GatewayId: entry.nextHopId,
  RouteType: 'USER',
  Enabled: entry.enabled !== false,
});

/** An entry that a CCN put into a VPC's route table, as vpc calls tell of it. */
export const systemRoute = (row: VpcCcnRoute): JsonObject => ({
  RouteTableId: row.routeTable,
  RouteId: numberOf(row.RouteItemId),
  RouteItemId: row.RouteItemId,
  DestinationCidrBlock: row.DestinationCidrBlock,
  GatewayType: 'CCN',
  GatewayId: row.CcnId,
  RouteType: 'CCN',
  Enabled: row.Enabled,
});
