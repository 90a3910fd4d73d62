import type { World } from '../../../../src/cloud/world.js';
import { type JsonObject, rows } from '../../../../src/model/json.js';
import { RULE_BLOCKS } from '../../blocks.js';
import type { Dice } from '../../dice.js';
import { accountsOf, type Maker, maker, uidOf } from '../../maker.js';

const REGIONS = ['ap-guangzhou', 'ap-shanghai', 'ap-hongkong'] as const;
const PORTS = [
  [1025, 60_000],
  [7777, 7777],
  [8000, 9000],
  [1024, 8000],
] as const;

function permission(dice: Dice): JsonObject {
  const [FromPort, ToPort] = dice.pick(PORTS) ?? [7777, 7777];
  const IpRange = dice.chance(60) ? '0.0.0.0/0' : (dice.pick(RULE_BLOCKS) ?? '0.0.0.0/0');
  return { FromPort, ToPort, IpRange, Protocol: dice.chance(50) ? 'TCP' : 'UDP' };
}

/** How GSE names a CCN. */
function ccnInfo(world: World, dice: Dice): JsonObject | undefined {
  const ccn = dice.pick(rows(world.tencent.ccns));
  return ccn && { AccountId: uidOf(world, ccn.account), CcnId: ccn.CcnId };
}

const fleetCall = (
  name: string,
  weight: number,
  params: (world: World, dice: Dice, fleet: string) => JsonObject | undefined = () => ({}),
): Maker =>
  maker(name, weight, (world, dice) => {
    const fleet = dice.pick(rows(world.tencent.fleets).filter(({ Status }) => Status !== 'TERMINATED'));
    const given = fleet && params(world, dice, fleet.FleetId);
    return given && { as: fleet.account, with: { FleetId: fleet.FleetId, ...given } };
  });

export const fleetCalls: readonly Maker[] = [
  maker('CreateFleet', 3, (world, dice) => {
    const info = dice.chance(60) ? ccnInfo(world, dice) : undefined;
    return {
      as: dice.pick(accountsOf(world)),
      with: {
        Region: dice.pick(REGIONS) ?? 'ap-shanghai',
        Name: 'fleet',
        InboundPermissions: [permission(dice)],
        ...(info && { CcnInfos: [info] }),
      },
    };
  }),
  fleetCall('CopyFleet', 1, (world, dice) => {
    const info = ccnInfo(world, dice);
    const SelectedCcnType = dice.chance(50) ? 'CCN_SELECTED_AFTER_CREATE' : 'CCN_UNSELECTED';
    return { CopyNumber: 1, SelectedCcnType, ...(info && { CcnInfos: [info] }) };
  }),
  fleetCall('gse.AttachCcnInstances', 3, (world, dice) => ccnInfo(world, dice)),
  fleetCall('gse.DetachCcnInstances', 1),
  fleetCall('UpdateFleetPortSettings', 3, ({ tencent }, dice, id) => {
    const [revoked] = tencent.fleets[id]?.InboundPermissions ?? [];
    return revoked && dice.chance(40)
      ? { InboundPermissionRevocations: [{ ...revoked }] }
      : { InboundPermissionAuthorizations: [permission(dice)] };
  }),
  fleetCall('UpdateFleetCapacity', 3, (_world, dice) => ({
    DesiredInstances: dice.below(4),
    MinSize: 0,
    MaxSize: 3,
  })),
  fleetCall('DeleteFleet', 1),
];
