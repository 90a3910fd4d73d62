import { cidr, hasIp, parseIp } from '../../../model/cidr.js';
import { put, rows } from '../../../model/json.js';
import { newId } from '../../ids.js';
import { find } from '../../lookup.js';
import type { Account, Host, Subnet, Vpc, World } from '../../world.js';
import { accept, action } from '../action.js';
import { type Refusal, refuse } from '../errors.js';
import { integer, list, optional, or, record, text, type Values } from '../params.js';
import { putRow } from '../tables.js';
import { firstFree, freeAddresses, lastFree } from './blocks.js';
import { CVM, unread } from './common.js';
import { INSTANCE_TAKES } from './durations.js';
import { withDefaultGroup } from './groups.js';
import { settling } from './instance-timers.js';
import { whyNotBound } from './membership.js';

const NETWORK = {
  VpcId: text,
  SubnetId: text,
  AsVpcGateway: unread,
  PrivateIpAddresses: list(text),
  Ipv6AddressCount: unread,
};

/** What decides nothing about networks. */
const SERVER = Object.fromEntries(
  [
    'InstanceChargeType',
    'InstanceChargePrepaid',
    'ImageId',
    'SystemDisk',
    'DataDisks',
    'InternetAccessible',
    'LoginSettings',
    'EnhancedService',
    'HostName',
    'ActionTimer',
    'DisasterRecoverGroupIds',
    'TagSpecification',
    'InstanceMarketOptions',
    'UserData',
    'CamRoleName',
    'HpcClusterId',
    'LaunchTemplate',
    'DedicatedClusterId',
    'ChcIds',
    'DisableApiTermination',
  ].map((field) => [field, unread]),
);

const RUN = {
  Region: optional(text),
  Placement: optional(record({ Zone: optional(text), ProjectId: unread, HostIds: unread, HostId: unread })),
  VirtualPrivateCloud: record(NETWORK),
  InstanceType: or(text, 'S5.MEDIUM2'),
  InstanceCount: or(integer(1, 100), 1),
  InstanceName: optional(text),
  SecurityGroupIds: list(text),
  ClientToken: unread,
  ...SERVER,
};

/** Without security groups the instances get the account's default one of the region. */
export const runInstances = action(CVM, 'RunInstances', RUN, (world, caller, p) => {
  const place = placeOf(world, caller, p.VirtualPrivateCloud, p.Placement?.Zone);
  if (!place.ok) return place;
  const { vpc, subnet } = place;
  const addresses = addressesFor(world, subnet, p.VirtualPrivateCloud.PrivateIpAddresses, p.InstanceCount);
  if (!addresses.ok) return addresses;
  const refusal = whyNotBound(world, caller, vpc.region, p.SecurityGroupIds, p.InstanceCount);
  if (refusal) return refusal;
  const [groups, start] = groupsFor(world, caller, vpc, p.SecurityGroupIds);
  let current = start;
  const InstanceIdSet = addresses.addresses.map((address) => {
    const [id, numbered] = newId(current, 'ins-', 8);
    const host: Host = { id, subnet: subnet.id, address, securityGroups: groups, up: false };
    const made = { ...numbered, hosts: put(numbered.hosts, id, host) };
    const row = {
      InstanceName: p.InstanceName ?? id,
      InstanceType: p.InstanceType,
      InstanceState: 'PENDING' as const,
      created: world.now,
    };
    current = settling(putRow(made, 'instances', id, row), id, INSTANCE_TAKES.run);
    return id;
  });
  return accept(current, { InstanceIdSet });
});

function groupsFor(
  world: World,
  caller: Account,
  vpc: Vpc,
  named: readonly string[],
): readonly [readonly string[], World] {
  if (named.length > 0) return [[...new Set(named)], world];
  const made = withDefaultGroup(world, caller.id, vpc.region);
  return [[made.group.id], made.world];
}

function placeOf(
  world: World,
  caller: Account,
  { VpcId, SubnetId }: Values<typeof NETWORK>,
  zone: string | undefined,
): { readonly ok: true; readonly vpc: Vpc; readonly subnet: Subnet } | Refusal {
  const vpc = find(world.vpcs, VpcId);
  if (vpc?.account !== caller.id) return refuse('InvalidParameterValue.VpcIdNotExist', `It is ${VpcId}.`);
  const subnet = find(world.subnets, SubnetId);
  if (!subnet) return refuse('InvalidParameterValue.SubnetNotExist', `It is ${SubnetId}.`);
  if (subnet.vpc !== VpcId)
    return refuse('InvalidParameterValue.VpcIdSubnetIdNotMatch', `${SubnetId} is in another VPC.`);
  if ((zone ?? subnet.zone) !== subnet.zone)
    return refuse('InvalidParameterValue.SubnetIdZoneIdNotMatch', `${SubnetId} is in ${subnet.zone}.`);
  return { ok: true, vpc, subnet };
}

function addressesFor(
  world: World,
  subnet: Subnet,
  wanted: readonly string[],
  count: number,
): { readonly ok: true; readonly addresses: readonly string[] } | Refusal {
  const block = cidr(subnet.cidr);
  const taken = new Set(
    rows(world.hosts)
      .filter((host) => host.subnet === subnet.id)
      .map(({ address }) => address),
  );
  if (wanted.length === 0) {
    const addresses = freeAddresses(block, taken, count);
    return addresses.length === count
      ? { ok: true, addresses }
      : refuse('FailedOperation.NoAvailableIpAddressCountInSubnet', `${addresses.length} are free.`);
  }
  if (wanted.length !== count)
    return refuse('InvalidParameterCombination', `${wanted.length} addresses, ${count} instances.`);
  for (const address of wanted) {
    const ip = parseIp(address);
    if (ip === undefined) return refuse('InvalidParameterValue.IPAddressMalformed', `It is ${address}.`);
    if (!hasIp(block, ip) || ip < firstFree(block) || ip > lastFree(block))
      return refuse('VpcAddrNotInSubNet', `${address} is not one of ${subnet.cidr}.`);
    if (taken.has(address)) return refuse('VpcIpIsUsed', `It is ${address}.`);
    taken.add(address);
  }
  return { ok: true, addresses: wanted };
}
