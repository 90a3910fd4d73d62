import type { Vpc, World } from '../../../../src/cloud/world.js';
import { rows } from '../../../../src/model/json.js';
import type { Dice } from '../../dice.js';
import { type Maker, maker } from '../../maker.js';

function someHost(world: World, dice: Dice): { readonly id: string; readonly vpc: Vpc } | undefined {
  const host = dice.pick(rows(world.hosts));
  const vpc = world.vpcs[world.subnets[host?.subnet ?? '']?.vpc ?? ''];
  return host && vpc && { id: host.id, vpc };
}

export const instanceCalls: readonly Maker[] = [
  maker('RunInstances', 3, (world, dice) => {
    const subnet = dice.pick(rows(world.subnets));
    const vpc = world.vpcs[subnet?.vpc ?? ''];
    const group = dice.pick(rows(world.securityGroups).filter((row) => row.vpc === subnet?.vpc));
    if (!subnet || !vpc || !group) return undefined;
    return {
      as: vpc.account,
      with: { RegionId: vpc.region, VSwitchId: subnet.id, SecurityGroupId: group.id, Amount: 1 },
    };
  }),
  ...['StopInstances', 'StartInstances'].map((name) =>
    maker(name, 1, (world, dice) => {
      const host = someHost(world, dice);
      return host && { as: host.vpc.account, with: { RegionId: host.vpc.region, InstanceId: [host.id] } };
    }),
  ),
  maker('DeleteInstances', 1, (world, dice) => {
    const host = someHost(world, dice);
    return (
      host && {
        as: host.vpc.account,
        with: { RegionId: host.vpc.region, InstanceId: [host.id], Force: dice.chance(70) },
      }
    );
  }),
];
