import { find } from '../../lookup.js';
import type { NoRoute } from '../../model.js';
import type { World } from '../../world.js';
import { time } from '../answer.js';
import { whyNotAcross } from '../border.js';
import type { Refusal } from '../errors.js';
import { ccnFor, fleetBehind } from '../gse/association.js';
import { anyNetwork, occupies } from '../lookup.js';
import { whyNoRoom } from '../room.js';
import type { AttachmentState, Ccn, CcnAttachment } from '../state/ccn.js';
import { instanceName } from './destination.js';

const CODE: Readonly<Partial<Record<AttachmentState, NoRoute['code']>>> = {
  PENDING: 'ATTACHMENT_PENDING',
  EXPIRED: 'ATTACHMENT_EXPIRED',
  REJECTED: 'ATTACHMENT_REJECTED',
};

/** Why an instance is not in a CCN, and who has to do what. `other`: the CCN in which the other side is. */
export function whyOutside(
  world: World,
  instance: string,
  row: CcnAttachment | undefined,
  other: string | undefined,
): NoRoute {
  const name = instanceName(world, instance) ?? instance;
  // What came of an application to a third CCN does not matter.
  const telling = row && (occupies(row) || other === undefined || row.CcnId === other) ? row : undefined;
  return telling
    ? {
        code: CODE[telling.State] ?? 'NOT_ATTACHED',
        object: instance,
        text: `${name} is ${telling.State} in ${telling.CcnId}${whatNow(world, telling)}`,
      }
    : {
        code: 'NOT_ATTACHED',
        object: instance,
        text: `${name} is in no CCN; ${howToAttach(world, instance, other)}`,
      };
}

function whatNow(world: World, row: CcnAttachment): string {
  const ccn = find(world.tencent.ccns, row.CcnId);
  const owner = ccn?.account ?? '';
  switch (row.State) {
    case 'PENDING':
      return `: account ${owner}, which owns the CCN, accepts it (AcceptAttachCcnInstances)${until(row)}${
        ccn ? refusedNow(whyNotAcross(world, ccn, [])) : ''
      }`;
    case 'EXPIRED':
      return `: nobody accepted it in time; ${again(world, row, 'ResetAttachCcnInstances')}`;
    case 'REJECTED':
      return `: account ${owner} did not want it; ${again(world, row, 'AttachCcnInstances')}`;
    case 'DELETED':
      return ': the network is gone';
    case 'FAILED':
    case 'DETACHFAILED':
      return ', not ACTIVE: the cloud takes it off after 2 hours';
    default:
      return ', not ACTIVE';
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

const refusedNow = (refusal: Refusal | undefined): string =>
  refusal ? `; now that is refused: ${refusal.error.code}: ${refusal.error.message}` : '';

function howToAttach(world: World, instance: string, other: string | undefined): string {
  const ccn = find(world.tencent.ccns, other ?? '');
  return ccn ? howToJoin(world, instance, ccn) : 'AttachCcnInstances attaches it';
}

function howToJoin(world: World, instance: string, ccn: Ccn): string {
  const { CcnId, account } = ccn;
  const uin = world.accounts[account]?.uid ?? '';
  const fleet = fleetBehind(world, instance);
  if (fleet) {
    const target = ccnFor(world, fleet.region, { AccountId: uin, CcnId });
    return (
      `account ${fleet.account} applies to ${CcnId} (gse.AttachCcnInstances with FleetId ${fleet.FleetId}), ` +
      `then account ${account} accepts${refusedNow(target.ok ? undefined : target)}`
    );
  }
  const network = anyNetwork(world, instance);
  if (network && network.type !== 'VPC' && network.account !== account)
    return `it is account ${network.account}'s, ${CcnId} account ${account}'s: gateways join CCNs of their own account only`;
  const hindrance = network ? refusedNow(whyNoRoom(world, ccn, [network.region])) : '';
  return network?.account === account
    ? `account ${account} attaches it to ${CcnId} (AttachCcnInstances)${hindrance}`
    : `account ${network?.account} applies to ${CcnId} (AttachCcnInstances with CcnUin ${uin}), ` +
        `then account ${account} accepts${hindrance}`;
}
