import { find } from '../../lookup.js';
import type { Obstacle } from '../../remedies.js';
import type { World } from '../../world.js';
import { type Network, networkOf } from '../lookup.js';
import { destinationOf } from '../why/destination.js';

/** The networks of this cloud between which packets do not pass. */
export interface Ends {
  /** Where the packet stood: the network where it stopped, or those that its sender's place is connected with. */
  readonly from: readonly string[];
  /** Those that could lead to where it should go. */
  readonly to: readonly string[];
}

export function endsOf(world: World, { router = '', from, source, to, destination }: Obstacle): Ends {
  const stopped = network(world, router);
  return {
    from: stopped ? [stopped.id] : destinationOf(world, from, source).networks,
    to: destinationOf(world, to, destination).networks,
  };
}

/** A VPC or a VBR of this cloud. */
export function network(world: World, id: string): Network | undefined {
  const found = networkOf(world, 'VPC', id) ?? networkOf(world, 'VBR', id);
  return found && find(world.accounts, found.account)?.cloud === 'alibaba' ? found : undefined;
}

export const uidOf = (world: World, account: string): string => find(world.accounts, account)?.uid ?? '';

/** As calls of CEN name a network. */
export const childParams = ({ id, type, region }: Network) => ({
  ChildInstanceId: id,
  ChildInstanceType: type,
  ChildInstanceRegionId: region,
});
