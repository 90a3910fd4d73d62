import type { Filter } from '../../../fabric/fabric.js';
import { rows } from '../../../model/json.js';
import { filterBy, type GroupStyle } from '../../group-filter.js';
import { find, vpcOfHost } from '../../lookup.js';
import type { Host, World } from '../../world.js';
import { fleetBehind } from '../gse/association.js';
import { fleetRules } from './fleet-policy.js';
import { policyRules } from './policy.js';

/** The order of a host's groups decides; a group's members stand anywhere in its region. */
const STYLE: GroupStyle = {
  combination: ({ securityGroups }) => [...new Set(securityGroups)],
  rules: policyRules,
  known: hostsInRegion,
};

export function filterOf(world: World, vpc: string): Filter | undefined {
  const fleet = fleetBehind(world, vpc);
  return filterBy(fleet ? { ...STYLE, rules: fleetRules(fleet) } : STYLE)(world, vpc);
}

function hostsInRegion(world: World, vpc: string): Host[] {
  const here = find(world.vpcs, vpc);
  return rows(world.hosts).filter((host) => {
    const there = vpcOfHost(world, host);
    return there?.region === here?.region && there?.account === here?.account;
  });
}
