import type { World } from '../../cloud/world.js';
import type { FabricHost } from '../../fabric/fabric.js';

/**
 * Places of the hosts that a name stands for: a host itself, or all hosts of a subnet, of a VPC or data centre, of a
 * security group, of an account; of these the first that has any. Empty if the name stands for none at this moment.
 */
export function hostsNamed(world: World, hosts: readonly FabricHost[], name: string): readonly number[] {
  for (const is of MEANINGS) {
    const places = hosts.flatMap((host, place) => (is(world, host, name) ? [place] : []));
    if (places.length > 0) return places;
  }
  return [];
}

const MEANINGS: readonly ((world: World, host: FabricHost, name: string) => boolean)[] = [
  (_, { id }, name) => id === name,
  (_, { subnet }, name) => subnet === name,
  (_, { router }, name) => router === name,
  (world, { id }, name) => world.hosts[id]?.securityGroups.includes(name) ?? false,
  (world, { router }, name) => world.vpcs[router]?.account === name,
];
