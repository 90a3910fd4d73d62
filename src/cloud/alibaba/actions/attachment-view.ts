import { find } from '../../lookup.js';
import { accept, action } from '../action.js';
import { minutes } from '../answer.js';
import { refuse } from '../errors.js';
import { attachmentKey, cenOf } from '../lookup.js';
import { optional } from '../params.js';
import { CBN, id } from './common.js';

export const describeCenAttachedChildInstanceAttribute = action(
  CBN,
  'DescribeCenAttachedChildInstanceAttribute',
  {
    CenId: id,
    ChildInstanceId: id,
    ChildInstanceType: optional(id),
    ChildInstanceRegionId: optional(id),
  },
  (world, caller, p) => {
    const cen = cenOf(world, caller, p.CenId);
    if (!cen) return refuse('ParameterCenInstanceId', `CenId: ${p.CenId}.`);
    const row = find(world.alibaba.attachments, attachmentKey(p.CenId, p.ChildInstanceId));
    if (!row) return refuse('ParameterInstanceId', `${p.ChildInstanceId} is not in ${p.CenId}.`);
    const [CidrBlock = '', ...secondary] = find(world.vpcs, row.ChildInstanceId)?.cidrs ?? [];
    return accept(world, {
      CenId: row.CenId,
      ChildInstanceId: row.ChildInstanceId,
      ChildInstanceName: row.ChildInstanceId,
      ChildInstanceType: row.ChildInstanceType,
      ChildInstanceRegionId: row.ChildInstanceRegionId,
      ChildInstanceOwnerId: Number(world.accounts[row.account]?.uid),
      ChildInstanceAttachTime: minutes(row.created),
      Status: row.Status,
      ChildInstanceAttributes: {
        CidrBlock,
        SecondaryCidrBlocks: { secondaryCidrBlock: secondary },
        Ipv6CidrBlocks: { Ipv6CidrBlock: [] },
      },
    });
  },
);
