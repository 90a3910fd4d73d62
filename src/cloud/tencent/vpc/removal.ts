import { drop } from '../../../model/json.js';
import type { World } from '../../world.js';
import { change } from '../tables.js';

/** For a VPC in which nothing stands any more. */
export function withoutVpc(world: World, id: string): World {
  const gone: World = {
    ...world,
    vpcs: drop(world.vpcs, id),
    routeTables: Object.fromEntries(Object.entries(world.routeTables).filter(([, row]) => row.vpc !== id)),
    networkAcls: Object.fromEntries(Object.entries(world.networkAcls).filter(([, row]) => row.vpc !== id)),
  };
  return change(gone, {
    labels: drop(gone.tencent.labels, id),
    vpcSettings: drop(gone.tencent.vpcSettings, id),
  });
}

/** For a subnet in which nothing stands any more. */
export function withoutSubnet(world: World, id: string): World {
  const networkAcls = Object.fromEntries(
    Object.entries(world.networkAcls).map(([key, acl]) => [
      key,
      acl.subnets.includes(id) ? { ...acl, subnets: acl.subnets.filter((one) => one !== id) } : acl,
    ]),
  );
  const gone: World = { ...world, subnets: drop(world.subnets, id), networkAcls };
  return change(gone, { labels: drop(gone.tencent.labels, id) });
}

/** For a group that nothing uses any more. */
export const withoutGroup = (world: World, id: string): World =>
  change(
    { ...world, securityGroups: drop(world.securityGroups, id) },
    { securityGroups: drop(world.tencent.securityGroups, id) },
  );
