import type { Obstacle, Remedy } from '../../remedies.js';
import { isPermitted } from '../gse/permissions.js';
import type { Fleet } from '../gse/state.js';
import { call, remedyOf } from './calls.js';

/** An inbound permission for this flow. There is none for ICMP, nor for ports outside of the range. */
export function fleetOpened(
  { FleetId, account }: Fleet,
  { protocol, port, source }: Obstacle,
): readonly Remedy[] {
  if (protocol === 'icmp' || port === undefined || !isPermitted(port)) return [];
  const permission = {
    FromPort: port,
    ToPort: port,
    IpRange: `${source}/32`,
    Protocol: protocol === 'tcp' ? 'TCP' : 'UDP',
  };
  return [
    remedyOf(
      call(account, 'UpdateFleetPortSettings', { FleetId, InboundPermissionAuthorizations: [permission] }),
    ),
  ];
}
