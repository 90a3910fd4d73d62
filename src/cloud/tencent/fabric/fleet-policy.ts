import type { GroupStyle } from '../../group-filter.js';
import type { Fleet } from '../gse/state.js';
import { policyRules } from './policy.js';

/** The rules of a fleet's servers: what none of its inbound permissions lets in says so in the fleet's own terms. */
export const fleetRules =
  ({ FleetId }: Fleet): GroupStyle['rules'] =>
  (id, groups, direction) =>
    policyRules(id, groups, direction).map((rule, i, all) =>
      i < all.length - 1 || direction === 'egress'
        ? rule
        : {
            ...rule,
            origin: {
              ...rule.origin,
              text:
                `no inbound permission of fleet ${FleetId} matches (UpdateFleetPortSettings opens TCP and UDP ` +
                '1025-60000, nothing opens ICMP)',
            },
          },
    );
