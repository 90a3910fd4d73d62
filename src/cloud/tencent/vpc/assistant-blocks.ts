import type { JsonObject } from '../../../model/json.js';
import type { Vpc } from '../../world.js';

/** AssistantCidrSet: the blocks of a VPC beside its first. */
export const secondaryBlocks = (vpc: Vpc): JsonObject[] =>
  vpc.cidrs.slice(1).map((CidrBlock) => ({ VpcId: vpc.id, CidrBlock, AssistantType: 0, SubnetSet: [] }));
