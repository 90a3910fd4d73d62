import { filterBy } from '../../group-filter.js';
import { hostsOf } from '../../lookup.js';
import { policyRules } from './policy.js';

/** The order in which a host is in its groups decides nothing; a group has members in its VPC only. */
export const filterOf = filterBy({
  combination: ({ securityGroups }) => [...securityGroups].sort(),
  rules: policyRules,
  known: hostsOf,
});
