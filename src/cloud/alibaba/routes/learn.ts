import { cidr, contains, overlaps } from '../../../model/cidr.js';
import { find, ownRoutesOf, subnetsOf } from '../../lookup.js';
import type { World } from '../../world.js';
import type { Cen } from '../state.js';
import type { CenRoute } from './domain.js';

/** What a network makes of the routes of its CEN. */
export interface Learned {
  readonly learned: readonly CenRoute[];
  readonly refused: readonly CenRoute[];
}

/**
 * A VPC takes the Active routes of the others. It refuses what one of its vSwitches contains, and what one of its
 * own routes contains; blocks larger than its own it takes. Removing what stands in the way is enough to mend it.
 * A VBR has static routes only, and is not told of other VBRs.
 */
export function learnedBy(world: World, cen: Cen, network: string, routes: readonly CenRoute[]): Learned {
  const learned: CenRoute[] = [];
  const refused: CenRoute[] = [];
  const refusal = refusalFor(world, cen, network);
  const vbr = find(world.alibaba.vbrs, network);
  for (const route of routes) {
    if (route.network === network || (vbr && route.networkType === 'VBR')) continue;
    const reason = route.status === 'Active' ? refusal(route) : route.reason;
    if (reason === undefined) learned.push(route);
    else refused.push({ ...route, status: 'Rejected', reason });
  }
  return { learned, refused };
}

/** Under the protection level FULL no overlap at all is accepted. */
function refusalFor(world: World, cen: Cen, network: string): (route: CenRoute) => string | undefined {
  const subnets = subnetsOf(world, network).map((subnet) => ({ id: subnet.id, block: cidr(subnet.cidr) }));
  const fixed = find(world.alibaba.vbrs, network)?.routes ?? ownRoutesOf(world, network);
  const own = fixed.map((entry) => ({ id: entry.id, block: cidr(entry.cidr) }));
  const clashes = cen.ProtectionLevel === 'FULL' ? overlaps : contains;
  return (route) => {
    const subnet = subnets.find(({ block }) => clashes(block, route.cidr));
    if (subnet)
      return `${route.cidr.text} of ${route.text} clashes with vSwitch ${subnet.id} (${subnet.block.text}) of ${network}`;
    const entry = own.find(({ block }) => contains(block, route.cidr));
    return (
      entry &&
      `${route.cidr.text} of ${route.text} is hidden by the route ${entry.id} (${entry.block.text}) of ${network}`
    );
  };
}
