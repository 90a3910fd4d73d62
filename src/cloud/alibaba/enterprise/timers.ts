import type { JsonObject } from '../../../model/json.js';
import { find } from '../../lookup.js';
import type { Fired } from '../../model.js';
import type { World } from '../../world.js';
import { dropRow, putRow } from '../tables.js';
import { isPeer, routeTablesOf } from './lookup.js';
import type { Enterprise, TransitRouterAttachment } from './state.js';

/** What ends by itself; the state in which an object is then tells what becomes of it. */
export type EnterpriseEvent =
  | 'TransitRouterSettled'
  | 'TransitRouterAttachmentSettled'
  | 'TransitRouterRouteTableSettled'
  | 'AssociationSettled'
  | 'PropagationSettled'
  | 'TransitRouterRouteEntrySettled';

type Handler = (world: World, data: JsonObject) => Fired;
type RowOf<K extends keyof Enterprise> = Enterprise[K][string];

const GOING: readonly string[] = ['Deleting', 'Detaching', 'Dissociating', 'Disabling'];

/** A row that is on its way out goes, any other comes to rest; without the row the timer has no meaning. */
function settling<K extends Exclude<keyof Enterprise, 'transitRouterGrants'>>(
  table: K,
  rest: (row: RowOf<K>) => RowOf<K>,
): Handler {
  return (world, data) => {
    const id = String(data.id);
    const row = find<RowOf<K>>(world.alibaba[table] as Readonly<Record<string, RowOf<K>>>, id);
    if (!row) return { world };
    if (GOING.includes(row.Status)) return { world: dropRow(world, table, id), happened: `${id} is gone` };
    const resting = rest(row);
    return {
      world: putRow(world, table, id, resting as Parameters<typeof putRow<K>>[3]),
      happened: `${id} ${resting.Status}`,
    };
  };
}

const active = <T extends { readonly Status: string }>(row: T): T => ({ ...row, Status: 'Active' });

const attached = (row: TransitRouterAttachment): TransitRouterAttachment =>
  isPeer(row) ? { ...row, effective: row.Bandwidth, Status: 'Attached' } : { ...row, Status: 'Attached' };

const routerSettled = settling('transitRouters', active);

export const ENTERPRISE_HANDLERS: Readonly<Record<EnterpriseEvent, Handler>> = {
  /** The default route table comes and goes with its transit router. */
  TransitRouterSettled: (world, data) => {
    const fired = routerSettled(world, data);
    const id = String(data.id);
    if (find(fired.world.alibaba.transitRouters, id)) return fired;
    return { ...fired, world: withoutTables(fired.world, id) };
  },
  TransitRouterAttachmentSettled: settling('transitRouterAttachments', attached),
  TransitRouterRouteTableSettled: settling('transitRouterRouteTables', active),
  AssociationSettled: settling('transitRouterAssociations', active),
  PropagationSettled: settling('transitRouterPropagations', active),
  TransitRouterRouteEntrySettled: settling('transitRouterRouteEntries', active),
};

const withoutTables = (world: World, router: string): World =>
  routeTablesOf(world, router).reduce(
    (left, { TransitRouterRouteTableId: id }) => dropRow(left, 'transitRouterRouteTables', id),
    world,
  );
