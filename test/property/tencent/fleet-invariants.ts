import type { Fleet } from '../../../src/cloud/tencent/gse/state.js';
import type { World } from '../../../src/cloud/world.js';
import { rows } from '../../../src/model/json.js';

/** Every fleet has a VPC of its own with its servers in it, into which only the ports come that fleets can open. */
export const fleetFlaws = (world: World): string[] =>
  rows(world.tencent.fleets).flatMap((fleet) =>
    (fleet.Status === 'TERMINATED'
      ? remains(world, fleet)
      : [...networkFlaws(world, fleet), ...openFlaws(world, fleet)]
    ).map((flaw) => `${fleet.FleetId} is ${fleet.Status}: ${flaw}`),
  );

const remains = (world: World, { vpc, subnet, securityGroup, FleetId }: Fleet): string[] => [
  ...(world.vpcs[vpc] || world.subnets[subnet] || world.securityGroups[securityGroup]
    ? ['its network is still there']
    : []),
  ...(rows(world.tencent.attachments).some((row) => row.InstanceId === vpc && row.State !== 'DELETED')
    ? ['it is still in a CCN']
    : []),
  ...serversOf(world, FleetId).map(({ id }) => `${id} is still there`),
];

const serversOf = (world: World, FleetId: string) =>
  rows(world.hosts).filter(({ id }) => id.startsWith(`${FleetId}-`));

function networkFlaws(world: World, fleet: Fleet): string[] {
  const servers = serversOf(world, fleet.FleetId);
  const strangers = rows(world.hosts).filter(
    ({ subnet, id }) => subnet === fleet.subnet && !id.startsWith(`${fleet.FleetId}-`),
  );
  return [
    ...(world.subnets[fleet.subnet]?.vpc === fleet.vpc ? [] : [`${fleet.subnet} is not in ${fleet.vpc}`]),
    ...servers
      .filter(({ subnet }) => subnet !== fleet.subnet)
      .map(({ id }) => `${id} is not in ${fleet.subnet}`),
    ...servers
      .filter(({ securityGroups }) => securityGroups.join() !== fleet.securityGroup)
      .map(({ id, securityGroups }) => `${id} has ${securityGroups.join()}`),
    ...servers.filter(({ up }) => up && fleet.Status !== 'ACTIVE').map(({ id }) => `${id} runs already`),
    ...strangers.map(({ id }) => `${id} is no server of it`),
  ];
}

/** ICMP never comes in, nor any port below 1025 or above 60000. */
function openFlaws(world: World, { securityGroup }: Fleet): string[] {
  const rules = world.securityGroups[securityGroup]?.rules ?? [];
  return rules
    .filter(({ direction, policy }) => direction === 'ingress' && policy === 'accept')
    .filter(({ protocol, ports: [low, high] = [0, 0] }) => {
      const ported = protocol === 'TCP' || protocol === 'UDP';
      return !ported || low < 1025 || high > 60_000;
    })
    .map(({ id, protocol, ports }) => `${id} lets in ${protocol} ${ports?.join('-') ?? ''}`);
}
