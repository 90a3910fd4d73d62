import { rows, type Table } from '../../../model/json.js';
import { find } from '../../lookup.js';
import type { Account, World } from '../../world.js';
import type {
  Association,
  PeerAttachment,
  Propagation,
  TransitRouter,
  TransitRouterAttachment,
  TransitRouterRouteEntry,
  TransitRouterRouteTable,
  VpcAttachment,
} from './state.js';

/** In the order of creation. */
export const inOrder = <T extends { readonly order: number }>(table: Table<T>): T[] =>
  rows(table).sort((a, b) => a.order - b.order);

export const isVpc = (row: TransitRouterAttachment): row is VpcAttachment => row.ResourceType === 'VPC';
export const isPeer = (row: TransitRouterAttachment): row is PeerAttachment => row.ResourceType === 'TR';

export function transitRouterOf(world: World, caller: Account, id: string): TransitRouter | undefined {
  const row = find(world.alibaba.transitRouters, id);
  return row?.account === caller.id ? row : undefined;
}

/** There is one at most, in whatever state. */
export const transitRouterIn = (world: World, CenId: string, region: string): TransitRouter | undefined =>
  rows(world.alibaba.transitRouters).find((row) => row.CenId === CenId && row.RegionId === region);

/** The transit routers an attachment ends at: one, or a peer attachment's two. */
export const endsOf = (row: TransitRouterAttachment): readonly string[] =>
  isPeer(row) ? [row.TransitRouterId, row.PeerTransitRouterId] : [row.TransitRouterId];

/** The other end of a peer attachment. */
export const peerOf = (row: PeerAttachment, router: string): string =>
  row.TransitRouterId === router ? row.PeerTransitRouterId : row.TransitRouterId;

/** What it is attached to: a VPC, a transit router. */
export const resourceOf = (row: TransitRouterAttachment): string =>
  isVpc(row) ? row.VpcId : row.PeerTransitRouterId;

/** In the order of creation, in whatever state. */
export const attachmentsAt = (world: World, router: string): TransitRouterAttachment[] =>
  inOrder(world.alibaba.transitRouterAttachments).filter((row) => endsOf(row).includes(router));

export const attachmentsOfVpc = (world: World, vpc: string): VpcAttachment[] =>
  inOrder(world.alibaba.transitRouterAttachments)
    .filter(isVpc)
    .filter((row) => row.VpcId === vpc);

/** The connection of two transit routers, whichever end made it: there is one at most. */
export const peerAttachmentOf = (world: World, a: string, b: string): PeerAttachment | undefined =>
  rows(world.alibaba.transitRouterAttachments)
    .filter(isPeer)
    .find((row) => endsOf(row).includes(a) && endsOf(row).includes(b));

export const carries = ({ Status }: TransitRouterAttachment): boolean =>
  Status === 'Attached' || Status === 'Modifying';

export const routeTablesOf = (world: World, router: string): TransitRouterRouteTable[] =>
  inOrder(world.alibaba.transitRouterRouteTables).filter((row) => row.TransitRouterId === router);

export const tableKey = (attachment: string, table: string): string => `${attachment}/${table}`;

interface Tied {
  readonly TransitRouterAttachmentId: string;
  readonly TransitRouterRouteTableId: string;
}

const tied = <T extends Tied>(table: Table<T>, attachment: string): T[] =>
  rows(table).filter((row) => row.TransitRouterAttachmentId === attachment);

export const associationsOf = (world: World, attachment: string): Association[] =>
  tied(world.alibaba.transitRouterAssociations, attachment);

export const propagationsOf = (world: World, attachment: string): Propagation[] =>
  tied(world.alibaba.transitRouterPropagations, attachment);

/** The association of an attachment at one transit router, in whatever state: there is one at most. */
export const associationAt = (world: World, attachment: string, router: string): Association | undefined =>
  associationsOf(world, attachment).find(
    (row) =>
      find(world.alibaba.transitRouterRouteTables, row.TransitRouterRouteTableId)?.TransitRouterId === router,
  );

/** The table that decides for packets which come in by an attachment; none: they are dropped. */
export function tableFor(world: World, attachment: string, router: string): string | undefined {
  const row = associationAt(world, attachment, router);
  return row?.Status === 'Active' ? row.TransitRouterRouteTableId : undefined;
}

export const propagates = (world: World, attachment: string, table: string): boolean =>
  find(world.alibaba.transitRouterPropagations, tableKey(attachment, table))?.Status === 'Active';

export const entriesOf = (world: World, table: string): TransitRouterRouteEntry[] =>
  inOrder(world.alibaba.transitRouterRouteEntries).filter((row) => row.TransitRouterRouteTableId === table);

export const entriesTo = (world: World, attachment: string): TransitRouterRouteEntry[] =>
  inOrder(world.alibaba.transitRouterRouteEntries).filter((row) => row.NextHopId === attachment);
