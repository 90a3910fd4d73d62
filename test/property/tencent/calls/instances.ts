import { rows } from '../../../../src/model/json.js';
import { type Maker, maker } from '../../maker.js';

export const instanceCalls: readonly Maker[] = [
  maker('RunInstances', 3, (world, dice) => {
    const subnet = dice.pick(rows(world.subnets));
    const vpc = world.vpcs[subnet?.vpc ?? ''];
    if (!subnet || !vpc) return undefined;
    const group = dice.pick(rows(world.securityGroups).filter((row) => row.vpc === vpc.id));
    return {
      as: vpc.account,
      with: {
        VirtualPrivateCloud: { VpcId: vpc.id, SubnetId: subnet.id },
        ...(group && dice.chance(60) ? { SecurityGroupIds: [group.id] } : {}),
      },
    };
  }),
  ...['StopInstances', 'StartInstances', 'TerminateInstances'].map((name) =>
    maker(name, 1, (world, dice) => {
      const host = dice.pick(rows(world.hosts));
      const vpc = world.vpcs[world.subnets[host?.subnet ?? '']?.vpc ?? ''];
      return host && { as: vpc?.account, with: { InstanceIds: [host.id] } };
    }),
  ),
];
