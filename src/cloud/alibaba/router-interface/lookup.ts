import { find } from '../../lookup.js';
import type { Account, World } from '../../world.js';
import { type Refusal, refuse } from '../errors.js';
import type { RouterInterface } from '../state/router-interface.js';
import { change, putRow } from '../tables.js';
import { later } from '../transitions.js';

/** A VPC's router as calls name it. */
export const routerOf = (vpc: string): string => `vrt-${vpc}`;

export type FoundInterface = { readonly ok: true; readonly row: RouterInterface } | Refusal;

/** The caller's own; `region`, if given, must be the interface's. */
export function interfaceOf(
  world: World,
  caller: Account,
  id: string,
  region: string | undefined,
): FoundInterface {
  const row = find(world.alibaba.routerInterfaces, id);
  return row?.account === caller.id && (region ?? row.region) === row.region
    ? { ok: true, row }
    : refuse('InvalidRouterInterfaceId.NotFound', `RouterInterfaceId: ${id}.`);
}

export const putInterface = (world: World, row: RouterInterface): World =>
  putRow(world, 'routerInterfaces', row.RouterInterfaceId, row);

/** Interfaces begin a change together, and end it together after `ms`. */
export function changing(world: World, ms: number, ...changed: readonly RouterInterface[]): World {
  const rows = Object.fromEntries(changed.map((row) => [row.RouterInterfaceId, row]));
  const routerInterfaces = { ...world.alibaba.routerInterfaces, ...rows };
  return later(change(world, { routerInterfaces }), ms, 'RouterInterfacesSettled', {
    ids: Object.keys(rows),
  });
}

export const ownerUid = (world: World, row: RouterInterface): string =>
  world.accounts[row.account]?.uid ?? '';

/** The uid a router interface expects at its other end. */
export const oppositeUid = (world: World, row: RouterInterface): string =>
  row.OppositeInterfaceOwnerId ?? ownerUid(world, row);
