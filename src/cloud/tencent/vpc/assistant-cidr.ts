import { type Cidr, cidr, overlaps } from '../../../model/cidr.js';
import { put } from '../../../model/json.js';
import { ownRoutesOf } from '../../lookup.js';
import type { Vpc, World } from '../../world.js';
import { accept, action } from '../action.js';
import { VPC } from '../actions/common.js';
import { type Refusal, refuse } from '../errors.js';
import { list, text } from '../params.js';
import { secondaryBlocks } from './assistant-blocks.js';
import { isVpcBlock } from './blocks.js';
import { block, ownVpc } from './common.js';

/** Gives a VPC more blocks. */
export const createAssistantCidr = action(
  VPC,
  'CreateAssistantCidr',
  { VpcId: text, CidrBlocks: list(block) },
  (world, caller, p) => {
    const found = ownVpc(world, caller, p.VpcId);
    if (!found.ok) return found;
    const vpc = found.row;
    const refusal = whyNoSecondary(world, vpc, p.CidrBlocks);
    if (refusal) return refusal;
    const grown: Vpc = { ...vpc, cidrs: [...vpc.cidrs, ...p.CidrBlocks.map(({ text: block }) => block)] };
    return accept(
      { ...world, vpcs: put(world.vpcs, vpc.id, grown) },
      { AssistantCidrSet: secondaryBlocks(grown) },
    );
  },
);

function whyNoSecondary(world: World, vpc: Vpc, blocks: readonly Cidr[]): Refusal | undefined {
  if (blocks.length === 0) return refuse('InvalidParameterValue', 'CidrBlocks is empty.');
  const { secondaryBlocksPerVpc } = world.tencent.quotas;
  if (vpc.cidrs.length - 1 + blocks.length > secondaryBlocksPerVpc)
    return refuse('LimitExceeded', `${secondaryBlocksPerVpc} secondary blocks are allowed in a VPC.`);
  const strange = blocks.find((one) => !isVpcBlock(one));
  if (strange) return refuse('InvalidParameterValue', `${strange.text} is not a block that a VPC can have.`);
  const taken = vpc.cidrs.map(cidr);
  const clash = blocks.find((one, at) =>
    [...taken, ...blocks.slice(0, at)].some((old) => overlaps(old, one)),
  );
  if (clash) return refuse('InvalidParameterValue.VpcCidrConflict', `It is ${clash.text}.`);
  const routed = blocks.find((one) =>
    ownRoutesOf(world, vpc.id).some((route) => overlaps(cidr(route.cidr), one)),
  );
  return routed && refuse('InvalidParameterValue.VpcCidrOverlapRoute', `It is ${routed.text}.`);
}
