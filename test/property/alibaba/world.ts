import { emptyAlibaba } from '../../../src/cloud/alibaba/state.js';
import type { Host } from '../../../src/cloud/world.js';
import type { Dice } from '../dice.js';
import { randomAcls } from '../filters.js';
import { randomNetworks } from '../networks.js';
import type { Part } from '../part.js';
import { membership, randomGroups } from './filters.js';
import { NO_SITES, randomSites } from './sites.js';

/** Two to four accounts, their networks, what filters there, and a data centre. `more`: VPCs beyond two, at most. */
export function randomAlibaba(dice: Dice, more: number): Part {
  const names = ['A', 'B', 'C', 'D'].slice(0, 2 + dice.below(3)) as [string, ...string[]];
  const { vpcs, subnets, hosts, routeTables } = randomNetworks(dice, names, {
    regions: ['cn-qingdao', 'cn-beijing', 'cn-qingdao', 'cn-hangzhou', 'us-east-1'],
    shared: ['10.0.0.0/8', '10.1.0.0/16', '172.16.0.0/12', '192.168.0.0/16'],
    vpc: 'vpc-',
    subnet: 'vsw-',
    host: 'ecs-',
    table: 'vtb-vpc-',
    more,
  });
  const securityGroups = vpcs.flatMap((vpc) => randomGroups(dice, vpc));
  const networkAcls = randomAcls(dice, vpcs, subnets, 'nacl-');
  const { vbrs, ...sites } = dice.chance(50) ? randomSites(dice, names, vpcs) : NO_SITES;
  const vpcOf = new Map(subnets.map(({ id, vpc }) => [id, vpc]));
  return {
    accounts: names.map((id, i) => ({
      id,
      cloud: 'alibaba' as const,
      uid: `${10n ** 15n + BigInt(i + 1)}`,
      ...(dice.chance(70) ? { crossBorder: true } : {}),
    })),
    vpcs,
    subnets,
    hosts: hosts.map((host): Host => {
      const near = securityGroups.filter(({ vpc }) => vpc === vpcOf.get(host.subnet));
      return { ...host, securityGroups: membership(dice, near) };
    }),
    routeTables,
    securityGroups,
    networkAcls,
    ...sites,
    alibaba: {
      ...emptyAlibaba({ censPerAccount: 3 }),
      vbrs: Object.fromEntries(vbrs.map((row) => [row.VbrId, row])),
    },
  };
}
