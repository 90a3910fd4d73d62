import { cidr, formatIp, hasIp, type Ip, parseIp } from '../../model/cidr.js';
import { type JsonObject, rows } from '../../model/json.js';
import { allocator, isReserved } from '../addresses.js';
import { find, vpcOfHost } from '../lookup.js';
import type { Account, Host, Subnet, World } from '../world.js';
import { KEPT_ADDRESSES } from './blocks.js';
import { type Refusal, refuse } from './errors.js';
import { creation } from './networks.js';

export type Hosts = { readonly ok: true; readonly hosts: readonly Host[] } | Refusal;

/** A call's own instances, each once, if all of them are there. */
export function instancesAsked(
  world: World,
  caller: Account,
  p: { readonly InstanceId: readonly string[]; readonly RegionId: string | undefined },
): Hosts {
  if (p.InstanceId.length === 0) return refuse('MissingParameter', 'Parameter: InstanceId.');
  if (p.InstanceId.length > 100) return refuse('InvalidParameter.TooManyInstanceIds');
  const hosts: Host[] = [];
  for (const id of new Set(p.InstanceId)) {
    const host = find(world.hosts, id);
    const vpc = host && vpcOfHost(world, host);
    if (!host || vpc?.account !== caller.id || (p.RegionId ?? vpc.region) !== vpc.region)
      return refuse('InvalidInstanceId.NotFound', `InstanceId: ${id}.`);
    hosts.push(host);
  }
  return { ok: true, hosts };
}

/** Of a host that no call is changing: Running or Stopped. */
export const instanceStatus = (host: Host): string => host.transition ?? (host.up ? 'Running' : 'Stopped');

/** Addresses in a vSwitch that hosts answer for. */
function takenIn(world: World, vSwitch: string): Set<Ip> {
  const hosts = rows(world.hosts).filter(({ subnet }) => subnet === vSwitch);
  return new Set(
    hosts.flatMap(({ address, aliases = [] }) => [address, ...aliases]).flatMap((one) => parseIp(one) ?? []),
  );
}

export type Addresses = { readonly ok: true; readonly addresses: readonly string[] } | Refusal;

/** The lowest free addresses of a vSwitch, or the one that is asked for. */
export function addressesFor(
  world: World,
  vSwitch: Subnet,
  amount: number,
  wanted: string | undefined,
): Addresses {
  const block = cidr(vSwitch.cidr);
  const taken = takenIn(world, vSwitch.id);
  if (wanted !== undefined) {
    const address = parseIp(wanted);
    if (address === undefined) return refuse('InvalidPrivateIpAddress.Malformed', `It is ${wanted}.`);
    if (!hasIp(block, address))
      return refuse('InvalidPrivateIpAddress', `${wanted} is not in ${vSwitch.id} (${block.text}).`);
    if (isReserved(block, KEPT_ADDRESSES, address))
      return refuse('InvalidPrivateIpAddress', 'The first address and the last three are the cloud’s own.');
    return taken.has(address)
      ? refuse('InvalidPrivateIpAddress.Duplicated', `It is ${wanted}.`)
      : { ok: true, addresses: [wanted] };
  }
  const next = allocator(block, KEPT_ADDRESSES, taken);
  const addresses = Array.from({ length: amount }, () => next()).flatMap((one) =>
    one === undefined ? [] : [formatIp(one)],
  );
  return addresses.length < amount
    ? refuse('QuotaExceeded.PrivateIpAddress', `${vSwitch.id} has ${addresses.length} left.`)
    : { ok: true, addresses };
}

/** A route entry, of whatever table, that leads to a host. */
export const routeTo = (world: World, host: string): string | undefined =>
  rows(world.routeTables)
    .flatMap(({ entries }) => entries)
    .find((entry) => entry.nextHopType === 'Instance' && entry.nextHopId === host)?.id;

/** An instance as DescribeInstances gives it. */
export function instanceElement(world: World, host: Host): JsonObject {
  const vpc = vpcOfHost(world, host);
  return {
    InstanceId: host.id,
    InstanceName: host.name ?? host.id,
    HostName: host.hostName ?? host.id,
    Description: host.description ?? '',
    Status: instanceStatus(host),
    RegionId: vpc?.region ?? '',
    ZoneId: find(world.subnets, host.subnet)?.zone ?? '',
    InstanceNetworkType: 'vpc',
    VpcAttributes: {
      VpcId: vpc?.id ?? '',
      VSwitchId: host.subnet,
      PrivateIpAddress: { IpAddress: [host.address] },
    },
    SecurityGroupIds: { SecurityGroupId: host.securityGroups },
    ...creation(host),
  };
}
