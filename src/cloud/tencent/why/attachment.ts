import { unreachable } from '../../../model/never.js';
import { find } from '../../lookup.js';
import type { NoRoute } from '../../model.js';
import type { World } from '../../world.js';
import { time } from '../answer.js';
import { fleetBehind } from '../gse/association.js';
import { networkOf } from '../lookup.js';
import type { CcnAttachment } from '../state.js';
import { instanceName } from './destination.js';

/** Why an instance is not in a CCN, and who has to do what. `other`: the CCN in which the other side is. */
export function whyOutside(
  world: World,
  instance: string,
  row: CcnAttachment | undefined,
  other: string | undefined,
): NoRoute {
  const name = instanceName(world, instance) ?? instance;
  const text = row
    ? stateText(world, name, row)
    : `${name} is in no CCN; ${howToAttach(world, instance, other)}`;
  return { code: 'NOT_ATTACHED', object: instance, text };
}

function stateText(world: World, name: string, row: CcnAttachment): string {
  const { CcnId, State } = row;
  const owner = find(world.tencent.ccns, CcnId)?.account ?? '';
  const text = `${name} is ${State} in ${CcnId}`;
  switch (State) {
    case 'PENDING':
      return `${text}: account ${owner}, which owns the CCN, accepts it (AcceptAttachCcnInstances)${until(row)}`;
    case 'EXPIRED':
      return `${text}: nobody accepted it in time; ${again(world, row, 'ResetAttachCcnInstances')}`;
    case 'REJECTED':
      return `${text}: account ${owner} did not want it; ${again(world, row, 'AttachCcnInstances')}`;
    case 'DELETED':
      return `${text}: the network is gone`;
    case 'FAILED':
    case 'DETACHFAILED':
      return `${text}, not ACTIVE: the cloud takes it off after 2 hours`;
    case 'ATTACHING':
    case 'DETACHING':
    case 'ACTIVE':
      return `${text}, not ACTIVE`;
    default:
      return unreachable(State);
  }
}

/** Fleets' networks belong to the service: the fleet's account asks it to apply. */
function again(world: World, { account, InstanceId }: CcnAttachment, call: string): string {
  const fleet = fleetBehind(world, InstanceId);
  return fleet
    ? `account ${fleet.account} applies again (gse.AttachCcnInstances with FleetId ${fleet.FleetId})`
    : `account ${account} applies again (${call})`;
}

const until = ({ expires }: CcnAttachment): string =>
  expires === undefined ? '' : ` before ${time(expires)} UTC`;

function howToAttach(world: World, instance: string, other: string | undefined): string {
  const ccn = find(world.tencent.ccns, other ?? '');
  if (!ccn) return 'AttachCcnInstances attaches it';
  const fleet = fleetBehind(world, instance);
  if (fleet)
    return (
      `account ${fleet.account} applies to ${ccn.CcnId} (gse.AttachCcnInstances with FleetId ${fleet.FleetId}), ` +
      `then account ${ccn.account} accepts`
    );
  const owner = (['VPC', 'DIRECTCONNECT', 'VPNGW'] as const)
    .map((type) => networkOf(world, type, instance)?.account)
    .find((account) => account !== undefined);
  if (owner === ccn.account) return `account ${ccn.account} attaches it to ${ccn.CcnId} (AttachCcnInstances)`;
  const uin = world.accounts[ccn.account]?.uid;
  return (
    `account ${owner} applies to ${ccn.CcnId} (AttachCcnInstances with CcnUin ${uin}), ` +
    `then account ${ccn.account} accepts`
  );
}
