import type { DataCentre, Line, Vpc, World } from '../../../../src/cloud/world.js';
import { rows } from '../../../../src/model/json.js';
import type { Dice } from '../../dice.js';
import { call, type Script } from '../../script.js';

/** A gateway for each leased line: most for a CCN, some for a VPC of the line's owner. */
export function* borders(start: World, dice: Dice): Script {
  let world = start;
  for (const line of rows(start.lines)) {
    const near = rows(start.vpcs).find(
      ({ account, region }) => account === line.account && region === line.region,
    );
    world = yield* border(
      world,
      line,
      dice.chance(25) ? near : undefined,
      dice.chance(60) ? 'BGP' : 'STATIC',
    );
  }
  return world;
}

function* border(start: World, line: Line, vpc: Vpc | undefined, RouteType: 'BGP' | 'STATIC'): Script {
  const made = yield call(line.account, 'CreateDirectConnectGateway', {
    Region: line.region,
    DirectConnectGatewayName: 'border',
    ...(vpc ? { NetworkType: 'VPC', NetworkInstanceId: vpc.id } : { NetworkType: 'CCN' }),
  });
  const gateway = Object.keys(made.tencent.directConnectGateways).find(
    (id) => !Object.hasOwn(start.tencent.directConnectGateways, id),
  );
  if (gateway === undefined) return made;
  const joined = yield call(line.account, 'CreateDirectConnectTunnel', {
    DirectConnectId: line.id,
    DirectConnectTunnelName: 'tunnel',
    DirectConnectGatewayId: gateway,
    RouteType,
  });
  const centre = joined.dataCentres[line.dataCentre];
  if (!centre || (!vpc && RouteType === 'BGP')) return joined;
  return yield vpc ? vpcRoute(joined, vpc, centre, gateway) : ccnRoute(line, centre, gateway);
}

const vpcRoute = (world: World, vpc: Vpc, centre: DataCentre, gateway: string) =>
  call(vpc.account, 'CreateRoutes', {
    RouteTableId: rows(world.routeTables).find((table) => table.vpc === vpc.id)?.id ?? '',
    Routes: [{ DestinationCidrBlock: centre.cidr, GatewayType: 'DIRECTCONNECT', GatewayId: gateway }],
  });

const ccnRoute = (line: Line, centre: DataCentre, gateway: string) =>
  call(line.account, 'CreateDirectConnectGatewayCcnRoutes', {
    DirectConnectGatewayId: gateway,
    Routes: [{ DestinationCidrBlock: centre.cidr }],
  });
