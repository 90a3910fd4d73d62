import { rows } from '../../../model/json.js';
import { vpcOfHost } from '../../lookup.js';
import { accept, action } from '../action.js';
import { PAGING, paged } from '../answer.js';
import { idList } from '../id-list.js';
import { instanceElement, instanceStatus } from '../instances.js';
import { ownVpc } from '../networks.js';
import { oneOf, optional, text } from '../params.js';
import { ECS } from './common.js';

export const describeInstances = action(
  ECS,
  'DescribeInstances',
  {
    RegionId: optional(text),
    VpcId: optional(text),
    VSwitchId: optional(text),
    SecurityGroupId: optional(text),
    InstanceIds: optional(idList),
    InstanceName: optional(text),
    Status: optional(oneOf(['Pending', 'Running', 'Starting', 'Stopping', 'Stopped'])),
    ...PAGING,
  },
  (world, caller, p) => {
    const items = rows(world.hosts)
      .filter((host) => {
        const vpc = vpcOfHost(world, host);
        return vpc && ownVpc(world, caller, vpc.id, p) && (p.VpcId ?? vpc.id) === vpc.id;
      })
      .filter((host) => (p.VSwitchId ?? host.subnet) === host.subnet)
      .filter((host) => p.SecurityGroupId === undefined || host.securityGroups.includes(p.SecurityGroupId))
      .filter((host) => p.InstanceIds?.includes(host.id) ?? true)
      .filter((host) => (p.InstanceName ?? host.name) === host.name)
      .filter((host) => (p.Status ?? instanceStatus(host)) === instanceStatus(host))
      .map((host) => instanceElement(world, host));
    return accept(world, paged(p, 'Instances', 'Instance', items));
  },
);
