import { rows } from '../../../model/json.js';
import { filterBy } from '../../group-filter.js';
import { find, vpcOfHost } from '../../lookup.js';
import type { Host, World } from '../../world.js';
import { policyRules } from './policy.js';

/** The order of a host's groups decides; a group's members stand anywhere in its region. */
export const filterOf = filterBy({
  combination: ({ securityGroups }) => [...new Set(securityGroups)],
  rules: policyRules,
  known: hostsInRegion,
});

function hostsInRegion(world: World, vpc: string): Host[] {
  const here = find(world.vpcs, vpc);
  return rows(world.hosts).filter((host) => {
    const there = vpcOfHost(world, host);
    return there?.region === here?.region && there?.account === here?.account;
  });
}
