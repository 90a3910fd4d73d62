import type { JsonObject } from '../../../model/json.js';
import { drop, put } from '../../../model/json.js';
import type { World } from '../../world.js';
import { accept, action } from '../action.js';
import { refuse } from '../errors.js';
import { zulu } from '../listing.js';
import { attachmentsOfInstance, occupies } from '../lookup.js';
import { flag, or, text } from '../params.js';
import type { CcnAttachment } from '../state/ccn.js';
import { change } from '../tables.js';
import { appliedBy, associationOf, ccnFor, released } from './association.js';
import { GSE, ownFleet } from './common.js';
import type { Fleet } from './state.js';
import { ownerOf } from './view.js';

/** The CCN's owner has 7 days to accept; the fleet runs on whatever comes of it. */
export const attachFleet = action(
  GSE,
  'gse.AttachCcnInstances',
  { FleetId: text, AccountId: text, CcnId: text },
  (world, caller, p) => {
    const found = ownFleet(world, caller, p.FleetId);
    if (!found.ok) return found;
    const { fleet } = found;
    if (fleet.Status !== 'ACTIVE')
      return refuse('ResourceUnavailable', `${fleet.FleetId} is ${fleet.Status}.`);
    const present = attachmentsOfInstance(world, fleet.vpc).find(occupies);
    if (present)
      return refuse(
        'UnsupportedOperation.CcnAttached',
        `${fleet.FleetId} is ${present.State} in ${present.CcnId}.`,
      );
    const target = ccnFor(world, fleet.region, p);
    return target.ok ? accept(appliedBy(world, fleet, target.ccn)) : target;
  },
);

/** Whatever became of the application; only what is under way cannot be stopped. */
export const detachFleet = action(GSE, 'gse.DetachCcnInstances', { FleetId: text }, (world, caller, p) => {
  const found = ownFleet(world, caller, p.FleetId);
  if (!found.ok) return found;
  const row = associationOf(world, found.fleet);
  if (!row) return refuse('ResourceNotFound', `${p.FleetId} is associated with no CCN.`);
  if (row.State === 'ATTACHING' || row.State === 'DETACHING')
    return refuse('ResourceInUse', `${p.FleetId} is ${row.State} in ${row.CcnId}.`);
  return accept(released(world, found.fleet));
});

export const describeFleetCcn = action(GSE, 'DescribeCcnInstances', { FleetId: text }, (world, caller, p) => {
  const found = ownFleet(world, caller, p.FleetId);
  if (!found.ok) return found;
  const row = associationOf(world, found.fleet);
  const items = row ? [element(world, found.fleet, row)] : [];
  return accept(world, { TotalCount: items.length, CcnInstanceSets: items });
});

const element = (world: World, fleet: Fleet, row: CcnAttachment): JsonObject => ({
  AccountId: ownerOf(world, row.CcnId),
  CcnId: row.CcnId,
  CreateTime: zulu(row.created),
  InstanceName: fleet.FleetId,
  State: row.State,
});

/** The service role that reviews VPCs of its own account in the account's stead; it is granted in the console. */
export const emulateFleetRole = action(
  'transitlab',
  'EmulateGseServiceRole',
  { Granted: or(flag, true) },
  (world, caller, { Granted }) => {
    const { fleetRoles } = world.tencent;
    if (Object.hasOwn(fleetRoles, caller.id) === Granted) return accept(world);
    return accept(
      change(world, {
        fleetRoles: Granted
          ? put(fleetRoles, caller.id, { granted: world.now })
          : drop(fleetRoles, caller.id),
      }),
    );
  },
);
