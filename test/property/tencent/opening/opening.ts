import type { World } from '../../../../src/cloud/world.js';
import { rows } from '../../../../src/model/json.js';
import type { Dice } from '../../dice.js';
import { accountsOf, uidOf } from '../../maker.js';
import { call, ownerOf, type Script } from '../../script.js';
import { instanceOf, type Network, networksOf } from '../parts.js';
import { bandwidth } from './bandwidth.js';
import { borders } from './borders.js';
import { fleet } from './fleet.js';

/**
 * What people do first: a CCN, gateways to their data centres, most networks in it, bandwidth between its regions, at
 * times a fleet. Random calls seldom get that far by themselves, and packets would have nowhere to go.
 */
export function* opening(start: World, dice: Dice): Script {
  const owner = ownerOf(start, dice);
  let world = yield call(owner, 'CreateCcn', {
    CcnName: 'lab',
    InstanceChargeType: dice.chance(30) ? 'PREPAID' : 'POSTPAID',
    InstanceMeteringType: 'BANDWIDTH',
  });
  const CcnId = rows(world.tencent.ccns).at(-1)?.CcnId;
  if (CcnId === undefined) return world;
  if (dice.chance(70)) world = yield* approval(owner);
  world = yield* borders(world, dice);
  for (const network of networksOf(world))
    if (!dice.chance(10)) world = yield* attachment(world, owner, CcnId, network, dice);
  world = yield* bandwidth(world, owner, CcnId, dice);
  return dice.chance(35) ? yield* fleet(world, owner, CcnId, dice) : world;
}

/** The leave to join both sides of the mainland's border: the service provider gives it. */
function* approval(owner: string): Script {
  const ServiceProvider = 'UNICOM';
  const asked = yield call(owner, 'CreateCrossBorderCompliance', { ServiceProvider, Company: 'lab' });
  const form = asked.tencent.crossBorder[owner];
  const provider = accountsOf(asked).find((account) => account !== owner);
  if (!form || provider === undefined) return asked;
  return yield call(provider, 'AuditCrossBorderCompliance', {
    ServiceProvider,
    ComplianceId: form.ComplianceId,
    AuditBehavior: 'APPROVED',
  });
}

function* attachment(world: World, owner: string, CcnId: string, network: Network, dice: Dice): Script {
  const which = { CcnId, Instances: [instanceOf(network)] };
  const applied = yield call(network.account, 'AttachCcnInstances', {
    ...which,
    CcnUin: uidOf(world, owner),
  });
  if (network.account === owner || dice.chance(8)) return applied;
  return yield call(owner, 'AcceptAttachCcnInstances', which);
}
