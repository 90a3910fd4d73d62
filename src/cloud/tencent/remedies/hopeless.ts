import { formatRate } from '../../../model/units.js';
import { find } from '../../lookup.js';
import type { Obstacle, WhyHopeless } from '../../remedies.js';
import type { World } from '../../world.js';
import { crossesBorder } from '../border.js';
import { fleetBehind } from '../gse/association.js';
import { FIRST_PORT, isPermitted, LAST_PORT } from '../gse/permissions.js';
import type { Fleet } from '../gse/state.js';
import { MOST } from './bandwidth.js';

/** What fleets cannot have, and more between regions than a CCN can have. */
export const whyHopeless: WhyHopeless = (world, fabric, obstacle) => {
  const { narrow, router = '' } = obstacle;
  if (narrow) {
    const network = find(fabric.routers, router)?.network ?? '';
    return find(world.tencent.ccns, network) && narrow.wanted > MOST * 1_000_000
      ? `between two regions ${formatRate(MOST * 1_000_000)} is the most that a CCN can have`
      : undefined;
  }
  const vpcs = [obstacle.from, obstacle.to].map((id) => find(fabric.hosts, id)?.router ?? '');
  const fleet = vpcs.flatMap((id) => fleetBehind(world, id) ?? [])[0];
  if (!fleet) return undefined;
  const [a, b] = vpcs.map((id) => find(fabric.routers, id)?.region);
  if (obstacle.code === 'NOT_ATTACHED' && a && b && crossesBorder(a, b))
    return `fleet ${fleet.FleetId} and the other end are on two sides of the border of mainland China: no approval helps fleets`;
  return obstacle.code === 'SG_INGRESS_DENY' ? whyShut(world, fleet, obstacle) : undefined;
};

/** Inbound permissions of a fleet are for some protocols and ports only. */
function whyShut(world: World, { FleetId }: Fleet, { router = '', protocol, port = 0 }: Obstacle) {
  if (fleetBehind(world, router)?.FleetId !== FleetId) return undefined;
  const range = `TCP and UDP ${FIRST_PORT}-${LAST_PORT}`;
  if (protocol === 'icmp')
    return `inbound permissions of a fleet are for ${range}: nothing lets ICMP into ${FleetId}`;
  return isPermitted(port)
    ? undefined
    : `inbound permissions of a fleet are for ${range}: nothing lets port ${port} into ${FleetId}`;
}
