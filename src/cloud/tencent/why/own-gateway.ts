import { cidr, hasIp, ip } from '../../../model/cidr.js';
import { find } from '../../lookup.js';
import type { NoRoute } from '../../model.js';
import type { World } from '../../world.js';
import { mainTableIdOf } from '../routes/vpc-routes.js';
import { instanceName, vpcOfGateway } from './destination.js';

/** Why a VPC does not use a gateway of its own that leads to an address: no route, or one that is switched off. */
export function whyNotByOwnGateway(
  world: World,
  vpc: string,
  targets: readonly string[],
  address: string,
): NoRoute | undefined {
  const gateway = targets.find((id) => vpcOfGateway(world, id) === vpc);
  if (gateway === undefined) return undefined;
  const table = mainTableIdOf(world, vpc);
  const off = find(world.routeTables, table)?.entries.find(
    (entry) => entry.enabled === false && hasIp(cidr(entry.cidr), ip(address)),
  );
  const name = instanceName(world, gateway);
  return off
    ? {
        code: 'ROUTE_DISABLED',
        object: off.id,
        text: `route ${off.id} for ${off.cidr} is off in route table ${table} of ${vpc} (EnableRoutes enables it)`,
      }
    : {
        code: 'NO_ROUTE',
        object: table,
        text: `route table ${table} of ${vpc} has no route to ${address}, to which ${name} would lead (CreateRoutes)`,
      };
}

/** Why a direct connect gateway that stands in a VPC knows no way to an address: none of its tunnels leads there. */
export function whyNotBehind(world: World, gateway: string, address: string): NoRoute | undefined {
  const vpc = find(world.tencent.directConnectGateways, gateway) && vpcOfGateway(world, gateway);
  return vpc === undefined
    ? undefined
    : {
        code: 'NO_ROUTE',
        object: gateway,
        text: `direct connect gateway ${gateway} of ${vpc} has no tunnel that leads to ${address} (CreateDirectConnectTunnel)`,
      };
}
