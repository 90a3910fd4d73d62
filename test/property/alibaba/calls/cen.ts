import { rows } from '../../../../src/model/json.js';
import { accountsOf, type Maker, maker, uidOf } from '../../maker.js';
import { networksOf } from '../parts.js';

export const cenCalls: readonly Maker[] = [
  maker('CreateCen', 2, (world, dice) => ({
    as: dice.pick(accountsOf(world)),
    with: dice.chance(15) ? { Name: 'Lab', ProtectionLevel: 'FULL' } : { Name: 'Lab' },
  })),
  maker('ModifyCenAttribute', 1, (world, dice) => {
    const cen = dice.pick(rows(world.alibaba.cens));
    return cen && { as: cen.account, with: { CenId: cen.CenId, ProtectionLevel: 'REDUCED' } };
  }),
  maker('DeleteCen', 1, (world, dice) => {
    const cen = dice.pick(rows(world.alibaba.cens));
    return cen && { as: cen.account, with: { CenId: cen.CenId } };
  }),
  maker('GrantInstanceToCen', 5, (world, dice) => {
    const [cen, network] = [dice.pick(rows(world.alibaba.cens)), dice.pick(networksOf(world))];
    if (!cen || !network) return undefined;
    const { CenId, account } = cen;
    const { id: InstanceId, type: InstanceType } = network;
    return {
      as: network.account,
      with: { InstanceId, InstanceType, CenId, CenOwnerId: uidOf(world, account) },
    };
  }),
  maker('RevokeInstanceFromCen', 1, (world, dice) => {
    const grant = dice.pick(rows(world.alibaba.grants));
    if (!grant) return undefined;
    const { InstanceId, InstanceType, CenId, CenOwnerId, account } = grant;
    return { as: account, with: { InstanceId, InstanceType, CenId, CenOwnerId } };
  }),
  maker('AttachCenChildInstance', 9, (world, dice) => {
    const [cen, network] = [dice.pick(rows(world.alibaba.cens)), dice.pick(networksOf(world))];
    if (!cen || !network) return undefined;
    const { id, type, region, account } = network;
    return {
      as: cen.account,
      with: {
        CenId: cen.CenId,
        ChildInstanceId: id,
        ChildInstanceType: type,
        ChildInstanceRegionId: region,
        ChildInstanceOwnerId: uidOf(world, account),
      },
    };
  }),
  maker('DetachCenChildInstance', 2, (world, dice) => {
    const row = dice.pick(rows(world.alibaba.attachments));
    const cen = world.alibaba.cens[row?.CenId ?? ''];
    if (!row || !cen) return undefined;
    const { CenId, ChildInstanceId, ChildInstanceType, ChildInstanceRegionId, account } = row;
    const child = { CenId, ChildInstanceId, ChildInstanceType, ChildInstanceRegionId };
    return dice.chance(40)
      ? { as: account, with: { ...child, CenOwnerId: uidOf(world, cen.account) } }
      : { as: cen.account, with: { ...child, ChildInstanceOwnerId: uidOf(world, account) } };
  }),
];
