import { parts } from './pointer.js';
import { aclEntryId, routeId, ruleId, tunnelId } from './rule-id.js';
import type { Position, Scenario } from './scenario.js';

/** Where a file's first part, before the steps, says what stands: positions by id. Ids of a file are unique. */
export function placesOf(positions: Scenario['positions']): ReadonlyMap<string, Position> {
  const places = new Map<string, Position>();
  for (const [pointer, position] of Object.entries(positions)) {
    const id = idAt(parts(pointer));
    if (id !== undefined && !places.has(id)) places.set(id, position);
  }
  return places;
}

const ROW_DEPTH = 2;
const PIECE_DEPTH = 4;

/** Parts of a file in which nothing stands that has an id. */
const NO_THINGS: ReadonlySet<string> = new Set(['steps', 'paths', 'groups', 'quotas', 'prices']);

/** The id of what stands at a pointer: a row of a table, or what a list or map of a row holds. */
function idAt(names: readonly string[]): string | undefined {
  const [table = '', row = '', list = '', piece = ''] = names;
  if (NO_THINGS.has(table)) return undefined;
  if (names.length === ROW_DEPTH) return row;
  return names.length === PIECE_DEPTH ? idOfPiece(table, row, list, piece) : undefined;
}

function idOfPiece(table: string, row: string, list: string, piece: string): string | undefined {
  const place = Number(piece);
  switch (`${table} ${list}`) {
    case 'vpcs vswitches':
    case 'vpcs subnets':
    case 'data_centres hosts':
      return piece;
    case 'security_groups rules':
      return ruleId(row, place);
    case 'network_acls ingress':
    case 'network_acls egress':
      return aclEntryId(row, list === 'ingress' ? 'ingress' : 'egress', place);
    case 'vpcs routes':
    case 'vbrs static':
    case 'direct_connect_gateways static':
      return routeId(row, place);
    case 'direct_connect_gateways lines':
      return tunnelId(row, place);
    default:
      return undefined;
  }
}
