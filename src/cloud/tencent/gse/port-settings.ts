import { accept, action } from '../action.js';
import { refuse } from '../errors.js';
import { text } from '../params.js';
import { putRow } from '../tables.js';
import { GSE, ownFleet } from './common.js';
import {
  permissionElement,
  permissions,
  permissionText,
  samePermission,
  withAdded,
  withOpened,
} from './permissions.js';

/** Takes effect on the servers at once. */
export const updateFleetPortSettings = action(
  GSE,
  'UpdateFleetPortSettings',
  {
    FleetId: text,
    InboundPermissionAuthorizations: permissions,
    InboundPermissionRevocations: permissions,
  },
  (world, caller, p) => {
    const found = ownFleet(world, caller, p.FleetId);
    if (!found.ok) return found;
    const { fleet } = found;
    const { InboundPermissionAuthorizations: more, InboundPermissionRevocations: fewer } = p;
    if (more.length + fewer.length === 0)
      return refuse('MissingParameter', 'Parameter: InboundPermissionAuthorizations.');
    const stranger = fewer.find((one) => !fleet.InboundPermissions.some((own) => samePermission(own, one)));
    if (stranger) return refuse('ResourceNotFound', `It is ${permissionText(stranger)}.`);
    const kept = fleet.InboundPermissions.filter((own) => !fewer.some((one) => samePermission(own, one)));
    const after = withAdded(kept, more);
    const { policiesPerSecurityGroup } = world.tencent.quotas;
    if (after.length > policiesPerSecurityGroup)
      return refuse('LimitExceeded', `A fleet has ${policiesPerSecurityGroup} permissions at most.`);
    const opened = { ...fleet, InboundPermissions: after };
    const { FleetId } = fleet;
    return accept(withOpened(putRow(world, 'fleets', FleetId, opened), opened), { FleetId });
  },
);

export const describeFleetPortSettings = action(
  GSE,
  'DescribeFleetPortSettings',
  { FleetId: text },
  (world, caller, p) => {
    const found = ownFleet(world, caller, p.FleetId);
    if (!found.ok) return found;
    return accept(world, { InboundPermissions: found.fleet.InboundPermissions.map(permissionElement) });
  },
);
