import type { JsonObject } from '../../../model/json.js';
import type { Call } from '../../call.js';
import { find } from '../../lookup.js';
import { type Remedy, sweeping } from '../../remedies.js';
import type { World } from '../../world.js';
import { createCcn } from '../actions/ccn.js';
import { payArrears } from '../arrears.js';
import { whyNotAcross } from '../border.js';
import { ccnFor, fleetBehind } from '../gse/association.js';
import type { Fleet } from '../gse/state.js';
import { anyNetwork, attachmentKey, attachmentsOf, attachmentsOfInstance, occupies } from '../lookup.js';
import type { Ccn, CcnAttachment } from '../state/ccn.js';
import { call, gseCall, remedyOf, textAt, uinOf } from './calls.js';
import { approval, approvedInFile, raisedQuota } from './cross-border.js';

/** Something that can be put into a CCN, and who asks for it. */
export interface Joining {
  readonly id: string;
  readonly account: string;
  /** As calls name it. */
  readonly named: JsonObject;
  readonly region: string;
  readonly fleet?: Fleet;
}

export function joiningOf(world: World, id: string): Joining | undefined {
  const network = anyNetwork(world, id);
  if (!network) return undefined;
  const { type, region } = network;
  const fleet = fleetBehind(world, id);
  return {
    id,
    account: fleet?.account ?? network.account,
    named: { InstanceId: id, InstanceRegion: region, InstanceType: type },
    region,
    ...(fleet && { fleet }),
  };
}

/** What puts an instance into a CCN, whatever became of it there and elsewhere; nothing if no call can. */
export function joined(world: World, who: Joining, ccn: Ccn): readonly Remedy[] {
  if (who.fleet && !fleetMay(world, who.fleet, ccn)) return [];
  const leave = attachmentsOfInstance(world, who.id)
    .filter((row) => occupies(row) && !(row.CcnId === ccn.CcnId && row.State === 'PENDING'))
    .flatMap((row) => leaving(who, row));
  const row = find(world.tencent.attachments, attachmentKey(ccn.CcnId, who.id));
  const missing = missingRoom(world, ccn, row);
  if (missing) return [missing];
  const before = ready(world, ccn, who.region);
  if (!before) return [approvedInFile(world, ccn.account)];
  const remedy = remedyOf(...before, ...leave, ...entering(world, who, ccn, row));
  return [leave.length > 0 ? sweeping(remedy) : remedy];
}

/** No approval takes a fleet across the border, and only one in service applies. */
const fleetMay = (world: World, fleet: Fleet, { CcnId, account }: Ccn): boolean =>
  fleet.Status === 'ACTIVE' &&
  (ccnFor(world, fleet.region, { AccountId: uinOf(world, account), CcnId }).ok ||
    find(world.tencent.attachments, attachmentKey(CcnId, fleet.vpc)) !== undefined);

function missingRoom(world: World, { CcnId }: Ccn, row: CcnAttachment | undefined): Remedy | undefined {
  const taken = attachmentsOf(world, CcnId).filter(occupies).length;
  const { instancesPerCcn } = world.tencent.quotas;
  const counts = row !== undefined && occupies(row);
  return !counts && taken >= instancesPerCcn ? raisedQuota(world, 'instancesPerCcn', taken + 1) : undefined;
}

/** What a CCN needs before it takes anything in; absent: an approval that nobody can give. */
function ready(world: World, ccn: Ccn, region: string): readonly Call[] | undefined {
  const approved = whyNotAcross(world, ccn, [region]) ? approval(world, ccn.account) : [];
  return approved && [...(ccn.State === 'ISOLATED' ? [payment(ccn)] : []), ...approved];
}

/** Money has no API. */
export const payment = ({ account }: Pick<Ccn, 'account'>): Call =>
  call(account, 'EmulateArrears', { InArrears: false });

/** What is on its way in or out cannot be stopped. */
function leaving({ account, named, fleet }: Joining, { CcnId, State }: CcnAttachment): readonly Call[] {
  if (State === 'DETACHING' || State === 'ATTACHING') return [];
  return fleet
    ? [gseCall(account, 'DetachCcnInstances', { FleetId: fleet.FleetId })]
    : [call(account, 'DetachCcnInstances', { CcnId, Instances: [named] })];
}

function entering(
  world: World,
  who: Joining,
  { CcnId, account: owner }: Ccn,
  row: CcnAttachment | undefined,
): readonly Call[] {
  const accept = call(owner, 'AcceptAttachCcnInstances', { CcnId, Instances: [who.named] });
  if (row?.State === 'PENDING') return [accept];
  if (who.fleet)
    return [
      fleetApplies(world, who.account, who.fleet, CcnId, owner),
      ...reviewed(world, who, owner, accept),
    ];
  if (who.account === owner) return [call(owner, 'AttachCcnInstances', { CcnId, Instances: [who.named] })];
  const action = row?.State === 'EXPIRED' ? 'ResetAttachCcnInstances' : 'AttachCcnInstances';
  return [call(who.account, action, { CcnId, CcnUin: uinOf(world, owner), Instances: [who.named] }), accept];
}

const fleetApplies = (world: World, as: string, { FleetId }: Fleet, CcnId: string, owner: string): Call =>
  gseCall(as, 'AttachCcnInstances', { FleetId, AccountId: uinOf(world, owner), CcnId });

/** Where the account has given the service the role that reviews, nobody is left to accept. */
const reviewed = (world: World, who: Joining, owner: string, accept: Call): readonly Call[] =>
  owner === who.account && find(world.tencent.fleetRoles, owner) ? [] : [accept];

/** A CCN of its own account's, made for it. Who owes money pays first. */
export function joinedToNew(world: World, who: Joining): readonly Remedy[] {
  const { account } = who;
  const owes = find(world.tencent.arrears, account) !== undefined;
  const solvent = owes ? payArrears(world, account) : world;
  const create = call(account, 'CreateCcn', { CcnName: 'ccn' });
  const made = createCcn.run(solvent, create);
  if (!made.ok) return [];
  const ccn = find(made.world.tencent.ccns, textAt(made.response, 'Ccn', 'CcnId'));
  if (!ccn) return [];
  return joined(made.world, who, ccn).flatMap((remedy) =>
    remedy.kind === 'calls'
      ? [remedyOf(...(owes ? [payment({ account })] : []), create, ...remedy.calls)]
      : [],
  );
}
