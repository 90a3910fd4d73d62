import { rows } from '../../model/json.js';
import { find } from '../lookup.js';
import { pair } from '../transit.js';
import type { Account, Vpc, World } from '../world.js';
import type { Attachment, Cen, ChildInstanceType, RouterInterface, Vbr } from './state.js';

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

/** All attachments of a CEN in whatever state, in the order they were made. */
export const attachmentsOf = (world: World, CenId: string): Attachment[] =>
  inOrder(rows(world.alibaba.attachments).filter((row) => row.CenId === CenId));

/** The one CEN a network is in, or is entering or leaving. */
export const attachmentOfNetwork = (world: World, network: string): Attachment | undefined =>
  rows(world.alibaba.attachments).find((row) => row.ChildInstanceId === network);

/** The Express Connect interfaces of a VPC, whatever their state. */
export const routerInterfacesOf = (world: World, vpc: string): RouterInterface[] =>
  inOrder(rows(world.alibaba.routerInterfaces).filter((row) => row.vpc === vpc));

/** The regions in which a CEN has networks that carry packets, in alphabetical order. */
export const regionsOf = (world: World, CenId: string): string[] => [
  ...new Set(
    attachmentsOf(world, CenId)
      .filter(({ Status }) => Status === 'Attached')
      .map((row) => row.ChildInstanceRegionId)
      .sort(),
  ),
];

export const connectionKey = (CenId: string, a: string, b: string): string =>
  [CenId, ...pair(a, b)].join('/');
