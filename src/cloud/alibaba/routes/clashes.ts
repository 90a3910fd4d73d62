import type { World } from '../../world.js';
import { attachedTo } from '../lookup.js';
import type { Attachment, ChildInstanceType } from '../state/cen.js';
import type { Obstacle, Other } from './cen-route.js';
import { learnedBy } from './learn.js';

/** A disagreement of a network with another one about one of its own blocks. */
export interface Clash {
  /** The network's own block. */
  readonly own: string;
  readonly other: Other;
  readonly status: 'conflict' | 'prohibited';
}

/** The published routes of a network that others do not take, or that are not served; each other block once. */
export function clashesAbroad(world: World, row: Attachment): Clash[] {
  const clashes = attachedTo(world, row.CenId)
    .filter(({ ChildInstanceId }) => ChildInstanceId !== row.ChildInstanceId)
    .flatMap((taker) => learnedBy(world, taker).refused)
    .flatMap(({ network, cidr, obstacle }) =>
      network === row.ChildInstanceId && obstacle
        ? [{ own: cidr.text, other: obstacle.other, status: statusOf(obstacle) }]
        : [],
    )
    .filter(({ other }) => other.network !== row.ChildInstanceId);
  return [...new Map(clashes.map((clash) => [JSON.stringify(clash), clash])).values()];
}

/** The routes of others that the network does not take because of a block of its own. */
export const clashesAtHome = (world: World, row: Attachment): Clash[] =>
  learnedBy(world, row).refused.flatMap(({ cidr, network, networkType, region, obstacle }) =>
    obstacle?.code === 'ROUTE_CONFLICT' && obstacle.other.network === row.ChildInstanceId
      ? [
          {
            own: obstacle.other.cidr,
            other: { cidr: cidr.text, network, networkType, region },
            status: statusOf(obstacle),
          },
        ]
      : [],
  );

export const statusOf = ({ code }: Obstacle): Clash['status'] =>
  code === 'ROUTE_CONFLICT' ? 'conflict' : 'prohibited';

/** As Cbn lists it. */
export const conflictItem = ({ other, status }: Pick<Clash, 'other' | 'status'>): ConflictItem => ({
  DestinationCidrBlock: other.cidr,
  InstanceId: other.network,
  InstanceType: other.networkType,
  RegionId: other.region,
  Status: status,
});

export type ConflictItem = {
  readonly DestinationCidrBlock: string;
  readonly InstanceId: string;
  readonly InstanceType: ChildInstanceType;
  readonly RegionId: string;
  readonly Status: Clash['status'];
};
