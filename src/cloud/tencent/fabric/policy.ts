import type { Rule } from '../../../fabric/fabric.js';
import { groupRule } from '../../group-rule.js';
import type { SecurityGroup, SecurityGroupRule } from '../../world.js';

type Direction = SecurityGroupRule['direction'];

/**
 * The groups of a host are one list, in the order in which they are bound: the first rule that fits decides, and what
 * none fits is dropped, in both directions. Rules of a group stand in the order of their priority, then of the list.
 */
export const policyRules = (id: string, groups: readonly SecurityGroup[], direction: Direction): Rule[] => [
  ...groups.flatMap((group) => ownRules(group, direction)).map((rule) => groupRule(id, groups, rule)),
  {
    id: `${id} default ${direction}`,
    action: 'drop',
    protocol: 'all',
    origin: {
      object: `${id} default ${direction}`,
      text: `no ${direction} rule of ${id} matches, and what none matches is dropped`,
    },
  },
];

const ownRules = ({ rules }: SecurityGroup, direction: Direction): SecurityGroupRule[] =>
  rules.filter((rule) => rule.direction === direction).sort((a, b) => a.priority - b.priority);
