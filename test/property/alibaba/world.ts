import { emptyAlibaba } from '../../../src/cloud/alibaba/state.js';
import { emptyTencent } from '../../../src/cloud/tencent/state.js';
import { EMPTY_WORLD, type Host, type World } from '../../../src/cloud/world.js';
import type { Dice } from '../dice.js';
import { membership, randomAcl, randomGroups } from './filters.js';
import { randomNetworks } from './networks.js';
import { NO_SITES, randomSites } from './sites.js';

const NOW = Date.UTC(2026, 0, 31, 12);

/** A small cloud before anybody calls: two to four accounts, their networks, what filters there, and a data centre. */
export function randomWorld(dice: Dice): World {
  const names = ['A', 'B', 'C', 'D'].slice(0, 2 + dice.below(3)) as [string, ...string[]];
  const { vpcs, subnets, hosts, routeTables } = randomNetworks(dice, names);
  const groups = vpcs.flatMap((vpc) => randomGroups(dice, vpc));
  const acls = vpcs
    .filter(() => dice.chance(15))
    .map((vpc) =>
      randomAcl(
        dice,
        vpc,
        subnets.filter((subnet) => subnet.vpc === vpc.id),
      ),
    );
  const sites = dice.chance(50) ? randomSites(dice, names, vpcs) : NO_SITES;
  const vpcOf = new Map(subnets.map(({ id, vpc }) => [id, vpc]));
  const dressed = hosts.map((host): Host => {
    const near = groups.filter(({ vpc }) => vpc === vpcOf.get(host.subnet));
    return { ...host, securityGroups: membership(dice, near) };
  });
  return {
    ...EMPTY_WORLD,
    now: NOW,
    accounts: byId(
      names.map((id, i) => ({
        id,
        cloud: 'alibaba' as const,
        uid: `${10n ** 15n + BigInt(i + 1)}`,
        ...(dice.chance(70) ? { crossBorder: true } : {}),
      })),
    ),
    vpcs: byId(vpcs),
    subnets: byId(subnets),
    hosts: byId(dressed),
    securityGroups: byId(groups),
    routeTables: byId(routeTables),
    networkAcls: byId(acls),
    dataCentres: byId(sites.dataCentres),
    lines: byId(sites.lines),
    vpnGateways: byId(sites.vpnGateways),
    vpnConnections: byId(sites.vpnConnections),
    tencent: emptyTencent(),
    alibaba: {
      ...emptyAlibaba({ censPerAccount: 3 }),
      vbrs: Object.fromEntries(sites.vbrs.map((row) => [row.VbrId, row])),
    },
  };
}

const byId = <T extends { readonly id: string }>(rows: readonly T[]): Record<string, T> =>
  Object.fromEntries(rows.map((row) => [row.id, row]));
