import { emptyTencent } from '../../../src/cloud/tencent/state.js';
import type { Host } from '../../../src/cloud/world.js';
import type { Dice } from '../dice.js';
import { randomAcls } from '../filters.js';
import { randomNetworks } from '../networks.js';
import type { Part } from '../part.js';
import { membership, randomGroups } from './filters.js';
import { NO_SITES, randomSites } from './sites.js';

/** Two to four accounts, their networks, what filters there, and a data centre. `more`: VPCs beyond two, at most. */
export function randomTencent(dice: Dice, more: number): Part {
  const names = ['P', 'Q', 'R', 'S'].slice(0, 2 + dice.below(3)) as [string, ...string[]];
  const { vpcs, subnets, hosts, routeTables } = randomNetworks(dice, names, {
    regions: ['ap-guangzhou', 'ap-shanghai', 'ap-guangzhou', 'ap-beijing', 'ap-hongkong'],
    shared: ['10.0.0.0/12', '10.1.0.0/16', '172.16.0.0/12', '192.168.0.0/16'],
    vpc: 'vpc-t',
    subnet: 'subnet-t',
    host: 'ins-t',
    table: 'rtb-t',
    more,
  });
  const securityGroups = vpcs.flatMap((vpc) => randomGroups(dice, vpc));
  const networkAcls = randomAcls(dice, vpcs, subnets, 'acl-');
  const vpcOf = new Map(subnets.map(({ id, vpc }) => [id, vpc]));
  return {
    accounts: names.map((id, i) => ({ id, cloud: 'tencent' as const, uid: `${10n ** 11n + BigInt(i + 1)}` })),
    vpcs,
    subnets,
    hosts: hosts.map((host): Host => {
      const near = securityGroups.filter(({ vpc }) => vpc === vpcOf.get(host.subnet));
      return { ...host, securityGroups: membership(dice, near) };
    }),
    routeTables,
    securityGroups,
    networkAcls,
    ...(dice.chance(50) ? randomSites(dice, names, vpcs) : NO_SITES),
    tencent: emptyTencent({ ccnsPerAccount: 3, instancesPerCcn: 8, classicRoutes: dice.chance(25) }),
  };
}
