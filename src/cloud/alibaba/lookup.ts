import { rows, type Table } from '../../model/json.js';
import { find, grouped } from '../lookup.js';
import { pair } from '../transit.js';
import type { Account, Vpc, World } from '../world.js';
import type { Attachment, Cen, ChildInstanceType } from './state/cen.js';
import type { RouterInterface } from './state/router-interface.js';
import type { Vbr } from './state/vbr.js';

export { pair, pairText } from '../transit.js';

/** In the order of creation. */
export const inOrder = <T extends { readonly order: number }>(items: T[]): T[] =>
  items.sort((a, b) => a.order - b.order);

export const cenOf = (world: World, caller: Account, CenId: string): Cen | undefined => {
  const cen = find(world.alibaba.cens, CenId);
  return cen?.account === caller.id ? cen : undefined;
};

export const censOf = (world: World, account: string): Cen[] =>
  inOrder(rows(world.alibaba.cens).filter((cen) => cen.account === account));

/** A network that a CEN can attach, whatever its kind. */
export interface Network {
  readonly id: string;
  readonly type: ChildInstanceType;
  readonly region: string;
  readonly account: string;
}

export function networkOf(world: World, type: ChildInstanceType, id: string): Network | undefined {
  const row: Vpc | Vbr | undefined = type === 'VPC' ? find(world.vpcs, id) : find(world.alibaba.vbrs, id);
  return row && { id, type, region: row.region, account: row.account };
}

export const attachmentKey = (CenId: string, network: string): string => `${CenId}/${network}`;

interface Attachments {
  readonly ofCen: ReadonlyMap<string, readonly Attachment[]>;
  readonly ofNetwork: ReadonlyMap<string, Attachment>;
}

const known = new WeakMap<Table<Attachment>, Attachments>();

/** Derived once for each state of the table. */
function attachmentsBy(table: Table<Attachment>): Attachments {
  const found = known.get(table);
  if (found) return found;
  const all = inOrder(rows(table));
  const index = {
    ofCen: grouped(all, ({ CenId }) => CenId),
    ofNetwork: new Map(all.map((row) => [row.ChildInstanceId, row])),
  };
  known.set(table, index);
  return index;
}

/** All attachments of a CEN in whatever state, in the order they were made. */
export const attachmentsOf = (world: World, CenId: string): readonly Attachment[] =>
  attachmentsBy(world.alibaba.attachments).ofCen.get(CenId) ?? [];

/** The one CEN a network is in, or is entering or leaving. */
export const attachmentOfNetwork = (world: World, network: string): Attachment | undefined =>
  attachmentsBy(world.alibaba.attachments).ofNetwork.get(network);

/** The networks of a CEN that carry packets, in the order they were attached. */
export const attachedTo = (world: World, CenId: string): readonly Attachment[] =>
  attachmentsOf(world, CenId).filter(({ Status }) => Status === 'Attached');

/** The Express Connect interfaces of a VPC, whatever their state. */
export const routerInterfacesOf = (world: World, vpc: string): RouterInterface[] =>
  inOrder(rows(world.alibaba.routerInterfaces).filter((row) => row.vpc === vpc));

/** The regions in which a CEN has networks that carry packets, in alphabetical order. */
export const regionsOf = (world: World, CenId: string): string[] => [
  ...new Set(
    attachedTo(world, CenId)
      .map((row) => row.ChildInstanceRegionId)
      .sort(),
  ),
];

export const connectionKey = (CenId: string, a: string, b: string): string =>
  [CenId, ...pair(a, b)].join('/');
