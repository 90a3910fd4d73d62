import type { JsonObject } from '../../../model/json.js';
import { rows } from '../../../model/json.js';
import { find, vpcOfHost } from '../../lookup.js';
import type { Host, World } from '../../world.js';
import { accept, action } from '../action.js';
import { filters, PAGING, paged } from '../answer.js';
import { chosen, zulu } from '../listing.js';
import { list, optional, text } from '../params.js';
import { CVM, unread } from './common.js';
import { INSTANCE_TAKES } from './durations.js';
import { instanceOf, ownInstances, whyNotIn } from './instance-row.js';
import { settling, withState } from './instance-timers.js';
import type { InstanceState } from './state.js';

/** All instances of a call change state together, or none. */
const moving = (
  name: string,
  from: readonly InstanceState[],
  to: InstanceState,
  takes: number,
  also: readonly string[] = [],
) =>
  action(
    CVM,
    name,
    { InstanceIds: list(text), ...Object.fromEntries(also.map((field) => [field, unread])) },
    (world, caller, p) => {
      const found = ownInstances(world, caller, p.InstanceIds);
      if (!found.ok) return found;
      const refusal = whyNotIn(world, found.hosts, from);
      if (refusal) return refusal;
      return accept(
        found.hosts.reduce((current, host) => settling(withState(current, host, to), host.id, takes), world),
      );
    },
  );

export const startInstances = moving('StartInstances', ['STOPPED'], 'STARTING', INSTANCE_TAKES.start);
export const stopInstances = moving('StopInstances', ['RUNNING'], 'STOPPING', INSTANCE_TAKES.stop, [
  'ForceStop',
  'StopType',
  'StoppedMode',
]);
export const terminateInstances = moving(
  'TerminateInstances',
  ['RUNNING', 'STOPPED'],
  'TERMINATING',
  INSTANCE_TAKES.terminate,
  ['ReleasePrepaidDataDisks'],
);

export const describeInstances = action(
  CVM,
  'DescribeInstances',
  { Region: optional(text), InstanceIds: list(text), Filters: filters, ...PAGING },
  (world, caller, p) => {
    const own = rows(world.hosts).filter((host) => {
      const vpc = vpcOfHost(world, host);
      return vpc?.account === caller.id && (p.Region ?? vpc.region) === vpc.region;
    });
    const found = chosen(own, (host) => host.id, {
      ids: p.InstanceIds,
      filters: p.Filters,
      unknownId: 'InvalidInstanceId.NotFound',
      fields: {
        'instance-id': (host) => [host.id],
        'instance-name': (host) => [instanceOf(world, host).InstanceName],
        'instance-state': (host) => [instanceOf(world, host).InstanceState],
        'vpc-id': (host) => [vpcOfHost(world, host)?.id ?? ''],
        'subnet-id': (host) => [host.subnet],
        zone: (host) => [find(world.subnets, host.subnet)?.zone ?? ''],
        'private-ip-address': (host) => [host.address],
        'security-group-id': (host) => host.securityGroups,
      },
    });
    if (!found.ok) return found;
    const items = found.rows.map((host) => element(world, host));
    return accept(world, paged(p, 'InstanceSet', items));
  },
);

function element(world: World, host: Host): JsonObject {
  const { InstanceName, InstanceType, InstanceState, created } = instanceOf(world, host);
  return {
    InstanceId: host.id,
    InstanceName,
    InstanceType,
    InstanceState,
    Placement: { Zone: find(world.subnets, host.subnet)?.zone ?? '', ProjectId: 0 },
    PrivateIpAddresses: [host.address],
    PublicIpAddresses: [],
    VirtualPrivateCloud: { VpcId: vpcOfHost(world, host)?.id ?? '', SubnetId: host.subnet },
    SecurityGroupIds: host.securityGroups,
    CreatedTime: zulu(created),
    Tags: [],
  };
}
