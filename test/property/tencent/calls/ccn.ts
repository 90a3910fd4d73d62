import { occupies } from '../../../../src/cloud/tencent/lookup.js';
import type { AttachmentState, CcnAttachment } from '../../../../src/cloud/tencent/state/ccn.js';
import type { World } from '../../../../src/cloud/world.js';
import { rows } from '../../../../src/model/json.js';
import type { Dice } from '../../dice.js';
import { accountsOf, type Maker, maker, uidOf } from '../../maker.js';
import { freeNetworksOf, instanceOf, named, networksOf } from '../parts.js';

const inStates = (world: World, states: readonly AttachmentState[]): CcnAttachment[] =>
  rows(world.tencent.attachments).filter(({ State }) => states.includes(State));

const ccnOwner = (world: World, CcnId: string): string | undefined => world.tencent.ccns[CcnId]?.account;

const byOwner = (name: string, weight: number, states: readonly AttachmentState[]): Maker =>
  maker(name, weight, (world, dice) => {
    const row = dice.pick(inStates(world, states));
    return row && { as: ccnOwner(world, row.CcnId), with: named(row) };
  });

/** Mostly one that can be taken in. */
const someNetwork = (world: World, dice: Dice) =>
  dice.pick(dice.chance(80) ? freeNetworksOf(world) : networksOf(world));

export const ccnCalls: readonly Maker[] = [
  maker('CreateCcn', 2, (world, dice) => ({
    as: dice.pick(accountsOf(world)),
    with: {
      CcnName: 'other',
      InstanceChargeType: dice.chance(35) ? 'PREPAID' : 'POSTPAID',
      ...(dice.chance(30) ? { InstanceMeteringType: 'TRAFFIC' } : {}),
      ...(dice.chance(30) ? { BandwidthLimitType: 'INTER_REGION_LIMIT' } : {}),
    },
  })),
  maker('ModifyCcnAttribute', 2, (world, dice) => {
    const ccn = dice.pick(rows(world.tencent.ccns));
    return (
      ccn && {
        as: ccn.account,
        with: { CcnId: ccn.CcnId, [dice.chance(60) ? 'RouteOverlapFlag' : 'RouteECMPFlag']: dice.chance(50) },
      }
    );
  }),
  maker('DeleteCcn', 1, (world, dice) => {
    const ccn = dice.pick(rows(world.tencent.ccns));
    return ccn && { as: ccn.account, with: { CcnId: ccn.CcnId } };
  }),
  maker('AttachCcnInstances', 9, (world, dice) => {
    const [ccn, network] = [dice.pick(rows(world.tencent.ccns)), someNetwork(world, dice)];
    if (!ccn || !network) return undefined;
    return {
      as: network.account,
      with: { CcnId: ccn.CcnId, CcnUin: uidOf(world, ccn.account), Instances: [instanceOf(network)] },
    };
  }),
  byOwner('AcceptAttachCcnInstances', 6, ['PENDING']),
  byOwner('RejectAttachCcnInstances', 1, ['PENDING']),
  maker('ResetAttachCcnInstances', 3, (world, dice) => {
    const row = dice.pick(inStates(world, dice.chance(80) ? ['EXPIRED'] : ['REJECTED', 'PENDING']));
    return (
      row && {
        as: row.account,
        with: { ...named(row), CcnUin: uidOf(world, ccnOwner(world, row.CcnId)) },
      }
    );
  }),
  maker('DetachCcnInstances', 3, (world, dice) => {
    const row = dice.pick(rows(world.tencent.attachments).filter((one) => occupies(one) || dice.chance(30)));
    if (!row) return undefined;
    return { as: dice.chance(50) ? row.account : ccnOwner(world, row.CcnId), with: named(row) };
  }),
];
