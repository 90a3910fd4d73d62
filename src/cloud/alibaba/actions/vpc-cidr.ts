import { type Cidr, cidr, contains, overlaps, parseCidr } from '../../../model/cidr.js';
import { put } from '../../../model/json.js';
import { allSubnetsOf, mainTableOf } from '../../lookup.js';
import type { Account, Vpc, World } from '../../world.js';
import { accept, action } from '../action.js';
import { hasMask, takenBy, VPC_MASK } from '../blocks.js';
import { type Refusal, refuse } from '../errors.js';
import { type Asked, type Found, ownVpc } from '../networks.js';
import { optional, text } from '../params.js';
import { id, VPC } from './common.js';

const SECONDARY = { RegionId: optional(text), VpcId: id, SecondaryCidrBlock: id };

/** These two calls have codes of their own for what CreateVpc calls InvalidVpcId.NotFound and IncorrectVpcStatus. */
function readyVpc(world: World, caller: Account, p: Asked & { readonly VpcId: string }): Found<Vpc> {
  const row = ownVpc(world, caller, p.VpcId, p);
  if (!row) return refuse('InvalidVpc.NotFound', `VpcId: ${p.VpcId}.`);
  return row.transition
    ? refuse('IncorrectStatus.Vpc', `${row.id} is ${row.transition}.`)
    : { ok: true, row };
}

export const associateVpcCidrBlock = action(VPC, 'AssociateVpcCidrBlock', SECONDARY, (world, caller, p) => {
  const found = readyVpc(world, caller, p);
  if (!found.ok) return found;
  const vpc = found.row;
  const block = parseCidr(p.SecondaryCidrBlock);
  if (!block || block.text !== p.SecondaryCidrBlock)
    return refuse('InvalidCidrBlock.Malformed', `It is ${p.SecondaryCidrBlock}.`);
  const refusal = whyNotSecondary(world, vpc, block);
  return refusal ?? accept(withBlocks(world, vpc, [...vpc.cidrs, block.text]));
});

const withBlocks = (world: World, vpc: Vpc, cidrs: readonly string[]): World => ({
  ...world,
  vpcs: put(world.vpcs, vpc.id, { ...vpc, cidrs }),
});

function whyNotSecondary(world: World, vpc: Vpc, block: Cidr): Refusal | undefined {
  if (!hasMask(block, VPC_MASK))
    return refuse('IllegalParam.SecondaryCidrBlock', `Its mask is /${block.bits}.`);
  const taken = takenBy(block);
  if (taken !== undefined) return refuse('IllegalParam.SecondaryCidrBlock', `${taken}.`);
  if (vpc.cidrs.includes(block.text)) return refuse('Duplicated.SecondaryCidrBlock', `It is ${block.text}.`);
  const other = vpc.cidrs.find((present) => overlaps(cidr(present), block));
  if (other !== undefined)
    return refuse('IllegalParam.SecondaryCidrBlock', `${block.text} overlaps ${other} of ${vpc.id}.`);
  const entry = mainTableOf(world, vpc.id)?.entries.find((row) => contains(block, cidr(row.cidr)));
  if (entry) return refuse('OperationFailed.ConflictWithEntry', `${entry.id} leads to ${entry.cidr}.`);
  const { secondaryCidrsPerVpc } = world.alibaba.quotas;
  return vpc.cidrs.length > secondaryCidrsPerVpc
    ? refuse('QuotaExceeded.VpcMultiCidr', `It is ${secondaryCidrsPerVpc}.`)
    : undefined;
}

/** The primary block stays with the VPC. */
export const unassociateVpcCidrBlock = action(
  VPC,
  'UnassociateVpcCidrBlock',
  SECONDARY,
  (world, caller, p) => {
    const found = readyVpc(world, caller, p);
    if (!found.ok) return found;
    const vpc = found.row;
    const given = p.SecondaryCidrBlock;
    if (!vpc.cidrs.slice(1).includes(given))
      return refuse('IllegalParam.SecondaryCidrBlock', `${vpc.id} has no secondary block ${given}.`);
    const inside = allSubnetsOf(world, vpc.id).find((subnet) => contains(cidr(given), cidr(subnet.cidr)));
    if (inside) return refuse('DependencyViolation.VSwitch', `${inside.id} is in ${given}.`);
    return accept(
      withBlocks(
        world,
        vpc,
        vpc.cidrs.filter((block) => block !== given),
      ),
    );
  },
);
