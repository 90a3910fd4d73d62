import { grouped } from '../../model/grouped.js';
import { rows, type Table } from '../../model/json.js';
import { once } from '../../model/memo.js';
import { find } from '../lookup.js';
import type { Account, World } from '../world.js';
import type { AttachmentState, Ccn, CcnAttachment, InstanceType } from './state/ccn.js';
import type { CcnRouteTable } from './state/routes.js';

/** In the order of creation. */
export const inOrder = <T extends { readonly order: number }>(items: readonly T[]): T[] =>
  [...items].sort((a, b) => a.order - b.order);

/** The caller's own CCN. */
export const ownCcn = (world: World, caller: Account, CcnId: string): Ccn | undefined => {
  const ccn = find(world.tencent.ccns, CcnId);
  return ccn?.account === caller.id ? ccn : undefined;
};

export const ccnsOf = (world: World, account: string): Ccn[] =>
  inOrder(rows(world.tencent.ccns).filter((ccn) => ccn.account === account));

/** A network that a CCN can take in, whatever its kind. */
export interface Network {
  readonly id: string;
  readonly type: InstanceType;
  readonly region: string;
  readonly account: string;
  readonly blocks: readonly string[];
}

/** Gateways count if they were made for a CCN. */
export function networkOf(world: World, type: InstanceType, id: string): Network | undefined {
  if (type === 'VPC') {
    const vpc = find(world.vpcs, id);
    return vpc && { id, type, region: vpc.region, account: vpc.account, blocks: vpc.cidrs };
  }
  if (type === 'VPNGW') {
    const gateway = find(world.vpnGateways, id);
    if (!gateway || gateway.vpc !== undefined) return undefined;
    return { id, type, region: gateway.region, account: gateway.account, blocks: [] };
  }
  const gateway = find(world.tencent.directConnectGateways, id);
  if (gateway?.NetworkType !== 'CCN') return undefined;
  return { id, type, region: gateway.region, account: gateway.account, blocks: [] };
}

/** A network that a CCN can take in, whichever kind has this id. */
export const anyNetwork = (world: World, id: string): Network | undefined =>
  networkOf(world, 'VPC', id) ?? networkOf(world, 'DIRECTCONNECT', id) ?? networkOf(world, 'VPNGW', id);

export const attachmentKey = (CcnId: string, InstanceId: string): string => `${CcnId}/${InstanceId}`;

const attachmentsByCcn = once((attachments: Table<CcnAttachment>) =>
  grouped(inOrder(rows(attachments)).map((row) => [row.CcnId, row] as const)),
);

/** All of a CCN's instances in whatever state, in the order in which they applied. */
export const attachmentsOf = (world: World, CcnId: string): readonly CcnAttachment[] =>
  attachmentsByCcn(world.tencent.attachments).get(CcnId) ?? [];

export const attachmentsOfInstance = (world: World, InstanceId: string): CcnAttachment[] =>
  inOrder(rows(world.tencent.attachments).filter((row) => row.InstanceId === InstanceId));

/** Applications that came to nothing: the instance is free to apply elsewhere. */
const FREE: readonly AttachmentState[] = ['EXPIRED', 'REJECTED', 'DELETED'];

/** In a CCN, on the way in or out, or waiting to be accepted. */
export const occupies = ({ State }: CcnAttachment): boolean => !FREE.includes(State);

/** An instance of the CCN; applications are none. */
export const isAssociated = (row: CcnAttachment): boolean => occupies(row) && row.State !== 'PENDING';

export const isActive = ({ State }: CcnAttachment): boolean => State === 'ACTIVE';

/** The attachment by which a network's packets enter a CCN. */
export const activeOf = (world: World, InstanceId: string): CcnAttachment | undefined =>
  attachmentsOfInstance(world, InstanceId).find(isActive);

/** The regions in which a CCN has instances that carry packets, in alphabetical order. */
export const regionsOf = (world: World, CcnId: string): string[] => [
  ...new Set(
    attachmentsOf(world, CcnId)
      .filter(isActive)
      .map((row) => row.InstanceRegion)
      .sort(),
  ),
];

const routeTablesByCcn = once((tables: Table<CcnRouteTable>) =>
  grouped(
    inOrder(rows(tables))
      .sort((a, b) => Number(b.IsDefaultTable) - Number(a.IsDefaultTable))
      .map((table) => [table.CcnId, table] as const),
  ),
);

/** The default table first. */
export const routeTablesOf = (world: World, CcnId: string): readonly CcnRouteTable[] =>
  routeTablesByCcn(world.tencent.ccnRouteTables).get(CcnId) ?? [];

/** The table in which an instance's packets look up: the default one, unless it is bound to another. */
export function routeTableOf(world: World, row: CcnAttachment): CcnRouteTable | undefined {
  const bound = find(world.tencent.ccnRouteTables, row.RouteTableId);
  return bound?.CcnId === row.CcnId ? bound : routeTablesOf(world, row.CcnId)[0];
}
