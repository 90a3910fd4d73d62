import type { World } from '../../../../src/cloud/world.js';
import { rows } from '../../../../src/model/json.js';
import { type Dice, oneOf } from '../../dice.js';
import { accountsOf, uidOf } from '../../maker.js';
import { call, type Script } from '../../script.js';
import { named } from '../parts.js';

/** A fleet whose creation waits for the CCN, which mostly accepts. */
export function* fleet(start: World, owner: string, CcnId: string, dice: Dice): Script {
  const maker = dice.chance(50) ? owner : (dice.pick(accountsOf(start)) ?? owner);
  const world = yield call(maker, 'CreateFleet', {
    Region: oneOf(dice, ['ap-guangzhou', 'ap-shanghai', 'ap-beijing']),
    Name: 'arena',
    InboundPermissions: [
      { FromPort: 1025, ToPort: 60_000, IpRange: '0.0.0.0/0', Protocol: dice.chance(50) ? 'TCP' : 'UDP' },
    ],
    CcnInfos: [{ AccountId: uidOf(start, owner), CcnId }],
  });
  const waits = rows(world.tencent.fleets).at(-1)?.vpc;
  const row = rows(world.tencent.attachments).find(
    ({ InstanceId, State }) => InstanceId === waits && State === 'PENDING',
  );
  if (!row || dice.chance(15)) return world;
  return yield call(owner, 'AcceptAttachCcnInstances', named(row));
}
