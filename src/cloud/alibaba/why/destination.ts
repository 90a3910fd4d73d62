import { dataCentreOfHost, find, vpcOfHost } from '../../lookup.js';
import { gatewaysTo } from '../../sites/why.js';
import type { World } from '../../world.js';

/** A host that somebody wants to reach, and the networks that could lead to it. */
export interface Destination {
  readonly address: string;
  /** The vSwitch whose address that is, if it is one of a vSwitch. */
  readonly subnet?: string;
  /** Its VPC, or those before another cloud's; or the VBRs, then the VPCs with a VPN gateway, that its data centre is connected with. */
  readonly networks: readonly string[];
  /** For people: `VPC vpc-a`, `data centre idc-1`. */
  readonly place: string;
}

/** Throws `TypeError` for a host that does not exist. */
export function destinationOf(world: World, id: string, address: string): Destination {
  const host = find(world.hosts, id);
  const vpc = host && vpcOfHost(world, host);
  if (host && vpc) {
    const here = networksOfVpc(world, vpc.id);
    const networks = here.length > 0 ? here : vpnNetworksTo(world, address);
    const own = address === host.address ? { subnet: host.subnet } : {};
    return { address, ...own, networks, place: `VPC ${vpc.id}` };
  }
  const centre = dataCentreOfHost(world, id);
  if (!centre) throw new TypeError(`no host ${id}`);
  return {
    address,
    networks: [...bordersOf(world, centre.id), ...vpnNetworksOf(world, centre.id)],
    place: `data centre ${centre.id}`,
  };
}

/** VPCs of other clouds are no networks of this one. */
const networksOfVpc = (world: World, vpc: string): string[] =>
  world.accounts[world.vpcs[vpc]?.account ?? '']?.cloud === 'alibaba' ? [vpc] : [];

/** Of this cloud, with a VPN gateway that leads to an address in another one. */
const vpnNetworksTo = (world: World, address: string): string[] =>
  gatewaysTo(world, address)
    .flatMap(({ vpc }) => (vpc === undefined ? [] : networksOfVpc(world, vpc)))
    .sort();

const bordersOf = (world: World, centre: string): string[] =>
  Object.values(world.alibaba.vbrs)
    .filter((vbr) => find(world.lines, vbr.PhysicalConnectionId)?.dataCentre === centre)
    .sort((a, b) => a.order - b.order)
    .map(({ VbrId }) => VbrId);

const vpnNetworksOf = (world: World, centre: string): string[] =>
  Object.values(world.vpnConnections)
    .filter(({ ends }) => ends.includes(centre))
    .flatMap(({ ends }) => ends.flatMap((end) => find(world.vpnGateways, end)?.vpc ?? []))
    .flatMap((vpc) => networksOfVpc(world, vpc))
    .sort();
