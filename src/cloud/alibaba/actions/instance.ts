import { put } from '../../../model/json.js';
import { newId } from '../../ids.js';
import type { Host } from '../../world.js';
import { accept, action } from '../action.js';
import { TAKES } from '../durations.js';
import { refuse } from '../errors.js';
import { groupsAsked } from '../instance-groups.js';
import { addressesFor } from '../instances.js';
import { described, vSwitchAsked } from '../networks.js';
import { integer, list, matching, optional, or, text } from '../params.js';
import { later } from '../transitions.js';
import { clientToken, descriptionOr, ECS, id, nameOr } from './common.js';

const HOST_NAME = matching(
  /^(?!.*[.-]{2})[A-Za-z0-9][A-Za-z0-9.-]{0,62}[A-Za-z0-9]$/,
  'InvalidHostName.Malformed',
  'has 2 to 64 letters, digits, hyphens and dots, none of the last two at an end or next to another',
);

/** What an instance is made of decides nothing here: ImageId and InstanceType are taken and forgotten. */
const RUN = {
  RegionId: optional(text),
  ZoneId: optional(text),
  VSwitchId: id,
  SecurityGroupId: optional(text),
  SecurityGroupIds: optional(list(text)),
  Amount: or(integer(1, 100), 1),
  PrivateIpAddress: optional(text),
  InstanceName: optional(nameOr('InvalidInstanceName.Malformed')),
  HostName: optional(HOST_NAME),
  Description: optional(descriptionOr('InvalidDescription.Malformed')),
  ImageId: optional(text),
  InstanceType: optional(text),
  ClientToken: optional(clientToken),
};

export const runInstances = action(ECS, 'RunInstances', RUN, (world, caller, p) => {
  const found = vSwitchAsked(world, caller, p);
  if (!found.ok) return found;
  const vSwitch = found.row;
  if (vSwitch.transition) return refuse('IncorrectVSwitchStatus', `${vSwitch.id} is ${vSwitch.transition}.`);
  if ((p.ZoneId ?? vSwitch.zone) !== vSwitch.zone)
    return refuse('InvalidParameter', `ZoneId is ${p.ZoneId}, ${vSwitch.id} is in ${vSwitch.zone}.`);
  if (p.SecurityGroupId !== undefined && p.SecurityGroupIds)
    return refuse('InvalidParameter.Conflict', 'They are SecurityGroupId and SecurityGroupIds.');
  if (p.PrivateIpAddress !== undefined && p.Amount > 1)
    return refuse('InvalidParameter.Conflict', 'They are PrivateIpAddress and an Amount above 1.');
  const groups = groupsAsked(world, caller, p, vSwitch);
  if (!groups.ok) return groups;
  const room = addressesFor(world, vSwitch, p.Amount, p.PrivateIpAddress);
  if (!room.ok) return room;
  const ids: string[] = [];
  let current = world;
  for (const address of room.addresses) {
    const [InstanceId, named] = newId(current, 'i-');
    const host: Host = {
      id: InstanceId,
      subnet: vSwitch.id,
      address,
      securityGroups: groups.ids,
      up: false,
      ...described(world, p.InstanceName, p.Description),
      ...(p.HostName !== undefined && { hostName: p.HostName }),
      transition: 'Pending',
    };
    const made = { ...named, hosts: put(named.hosts, InstanceId, host) };
    current = later(made, TAKES.createInstance, 'InstanceRunning', { id: InstanceId });
    ids.push(InstanceId);
  }
  return accept(current, { InstanceIdSets: { InstanceIdSet: ids } });
});
