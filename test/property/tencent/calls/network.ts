import type { Vpc } from '../../../../src/cloud/world.js';
import { cidr, formatIp } from '../../../../src/model/cidr.js';
import { rows } from '../../../../src/model/json.js';
import type { Dice } from '../../dice.js';
import { type Maker, maker } from '../../maker.js';

/** A block in a VPC, of those that its own subnets and others' have. */
function blockIn(vpc: Vpc, dice: Dice): string {
  const { base } = cidr(dice.pick(vpc.cidrs) ?? '10.0.0.0/16');
  return `${formatIp(base + dice.below(8) * 0x100)}/${dice.chance(30) ? 25 : 24}`;
}

export const networkCalls: readonly Maker[] = [
  maker('CreateVpc', 1, (world, dice) => {
    const like = dice.pick(rows(world.vpcs));
    return (
      like && {
        as: like.account,
        with: {
          Region: like.region,
          VpcName: 'net',
          CidrBlock: '10.9.0.0/16',
          EnableRouteVpcPublish: dice.chance(30),
        },
      }
    );
  }),
  maker('DeleteVpc', 1, (world, dice) => {
    const vpc = dice.pick(rows(world.vpcs));
    return vpc && { as: vpc.account, with: { VpcId: vpc.id } };
  }),
  maker('ModifyVpcAttribute', 2, (world, dice) => {
    const vpc = dice.pick(rows(world.vpcs));
    return vpc && { as: vpc.account, with: { VpcId: vpc.id, EnableRouteVpcPublish: dice.chance(50) } };
  }),
  maker('CreateAssistantCidr', 1, (world, dice) => {
    const vpc = dice.pick(rows(world.vpcs));
    const CidrBlocks = [dice.pick(['192.168.0.0/16', '10.9.0.0/16', '172.16.0.0/16']) ?? ''];
    return vpc && { as: vpc.account, with: { VpcId: vpc.id, CidrBlocks } };
  }),
  maker('CreateSubnet', 3, (world, dice) => {
    const vpc = dice.pick(rows(world.vpcs));
    if (!vpc) return undefined;
    const CidrBlock = blockIn(vpc, dice);
    return {
      as: vpc.account,
      with: { VpcId: vpc.id, SubnetName: 'sub', Zone: `${vpc.region}-1`, CidrBlock },
    };
  }),
  maker('DeleteSubnet', 1, (world, dice) => {
    const subnet = dice.pick(rows(world.subnets));
    return subnet && { as: world.vpcs[subnet.vpc]?.account, with: { SubnetId: subnet.id } };
  }),
];
