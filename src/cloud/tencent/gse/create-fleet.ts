import { rows } from '../../../model/json.js';
import type { World } from '../../world.js';
import { accept, action } from '../action.js';
import { refuse } from '../errors.js';
import { integer, oneOf, optional, or, text } from '../params.js';
import { unread } from '../vpc/common.js';
import { associationOf } from './association.js';
import { ATTRIBUTES, attributesOf, ccnInfo, SERVERS } from './attributes.js';
import { fleetRegion, GSE, ownFleet, sized } from './common.js';
import { fleetMade, type NewFleet, whyNoFleet } from './making.js';
import { permissions, withAdded } from './permissions.js';
import type { CcnInfo, Fleet } from './state.js';
import { fleetElement, ownerOf } from './view.js';

/**
 * The fleet goes its way by itself. A CCN that is named has 20 minutes to accept, or the creation fails; one that the
 * fleet cannot apply to is no refusal either: the fleet ends in ERROR.
 */
export const createFleet = action(
  GSE,
  'CreateFleet',
  {
    Region: fleetRegion,
    ...ATTRIBUTES,
    Name: sized(1, 50),
    InboundPermissions: permissions,
    ...SERVERS,
    CcnInfos: ccnInfo,
    PeerVpcId: unread,
    SubNetId: unread,
  },
  (world, caller, p) => {
    const refusal = whyNoFleet(world, caller, 1);
    if (refusal) return refusal;
    const made = fleetMade(world, {
      account: caller.id,
      region: p.Region,
      InboundPermissions: withAdded([], p.InboundPermissions),
      attributes: attributesOf(p),
      ...(p.CcnInfos && { CcnInfo: p.CcnInfos }),
    });
    const [fleet] = shown(made.world, [made.FleetId]);
    return accept(made.world, { FleetAttributes: fleet ?? {} });
  },
);

const shown = (world: World, ids: readonly string[]) =>
  rows(world.tencent.fleets)
    .filter(({ FleetId }) => ids.includes(FleetId))
    .sort((a, b) => a.order - b.order)
    .map((fleet) => fleetElement(world, fleet));

/** Fleets like one that is there; what the call says of them comes first. */
export const copyFleet = action(
  GSE,
  'CopyFleet',
  {
    FleetId: text,
    CopyNumber: integer(1, 1000, 'InvalidParameterValue'),
    ...ATTRIBUTES,
    InboundPermissions: permissions,
    ...SERVERS,
    SelectedCcnType: or(
      oneOf(['CCN_SELECTED_BEFORE_CREATE', 'CCN_SELECTED_AFTER_CREATE', 'CCN_UNSELECTED']),
      'CCN_UNSELECTED',
    ),
    CcnInfos: ccnInfo,
    SelectedScalingType: optional(oneOf(['SCALING_SELECTED', 'SCALING_UNSELECTED'])),
    SelectedTimerType: optional(oneOf(['TIMER_SELECTED', 'TIMER_UNSELECTED'])),
  },
  (world, caller, p) => {
    const found = ownFleet(world, caller, p.FleetId);
    if (!found.ok) return found;
    const { fleet } = found;
    const refusal = whyNoFleet(world, caller, p.CopyNumber);
    if (refusal) return refusal;
    const info = p.CcnInfos ?? presentCcn(world, fleet);
    if (p.SelectedCcnType !== 'CCN_UNSELECTED' && !info)
      return refuse('MissingParameter', `Parameter: CcnInfos; ${fleet.FleetId} has no CCN.`);
    const like: NewFleet = {
      account: caller.id,
      region: fleet.region,
      InboundPermissions:
        p.InboundPermissions.length > 0 ? withAdded([], p.InboundPermissions) : fleet.InboundPermissions,
      attributes: attributesOf(p, fleet.attributes),
      ...(info && p.SelectedCcnType === 'CCN_SELECTED_BEFORE_CREATE' && { CcnInfo: info }),
      ...(info && p.SelectedCcnType === 'CCN_SELECTED_AFTER_CREATE' && { CcnInfoAfter: info }),
    };
    let current = world;
    const ids = Array.from({ length: p.CopyNumber }, () => {
      const made = fleetMade(current, like);
      current = made.world;
      return made.FleetId;
    });
    return accept(current, { FleetAttributes: shown(current, ids), TotalCount: ids.length });
  },
);

/** The CCN of the fleet that is copied. */
function presentCcn(world: World, fleet: Fleet): CcnInfo | undefined {
  const row = associationOf(world, fleet);
  return row && { AccountId: ownerOf(world, row.CcnId), CcnId: row.CcnId };
}
