import { find } from '../lookup.js';
import type { Account, Described, Subnet, Vpc, World } from '../world.js';
import { seconds } from './answer.js';
import { type Refusal, refuse } from './errors.js';
import { areaOf } from './regions.js';

export type Found<T> = { readonly ok: true; readonly row: T } | Refusal;

/** Which of an account's networks a call means: a region it gives must be theirs. */
export interface Asked {
  readonly RegionId: string | undefined;
}

/** The caller's own VPC, if it is in the region the call names. */
export function ownVpc(world: World, caller: Account, id: string, { RegionId }: Asked): Vpc | undefined {
  const vpc = find(world.vpcs, id);
  return vpc?.account === caller.id && (RegionId ?? vpc.region) === vpc.region ? vpc : undefined;
}

export function vpcAsked(world: World, caller: Account, p: Asked & { readonly VpcId: string }): Found<Vpc> {
  const row = ownVpc(world, caller, p.VpcId, p);
  return row ? { ok: true, row } : refuse('InvalidVpcId.NotFound', `VpcId: ${p.VpcId}.`);
}

export function vSwitchAsked(
  world: World,
  caller: Account,
  p: Asked & { readonly VSwitchId: string },
): Found<Subnet> {
  const row = find(world.subnets, p.VSwitchId);
  return row && ownVpc(world, caller, row.vpc, p)
    ? { ok: true, row }
    : refuse('InvalidVSwitchId.NotFound', `VSwitchId: ${p.VSwitchId}.`);
}

/** Absent: the region exists. */
export const unknownRegion = (RegionId: string): Refusal | undefined =>
  areaOf(RegionId) ? undefined : refuse('InvalidRegionId.NotFound', `It is ${RegionId}.`);

/** The id of a VPC's router. */
export const vRouterId = (vpc: string): string => `vrt-${vpc}`;

/** The id that the main route table of a new VPC gets. */
export const mainTableId = (vpc: string): string => `vtb-${vpc}`;

export const statusOf = (row: Described): string => row.transition ?? 'Available';

/** Moments as answers give them; nothing for what stood before the first step. */
export const creation = ({ created }: Described): { readonly CreationTime?: string } =>
  created === undefined ? {} : { CreationTime: seconds(created) };

/** The parts of a row that a call may leave out. */
export const described = (
  world: World,
  name: string | undefined,
  description: string | undefined,
): Described => ({
  ...(name !== undefined && { name }),
  ...(description !== undefined && { description }),
  created: world.now,
});
