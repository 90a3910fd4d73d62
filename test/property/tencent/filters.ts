import type { SecurityGroup, Vpc } from '../../../src/cloud/world.js';
import { type Dice, some } from '../dice.js';
import { openRules, randomRule } from '../filters.js';

/** The order of the list decides, as it does among policies that calls made. */
const PRIORITY = 1;

/** One or two groups of a VPC: rules before one that lets everything pass, if there is one. */
export function randomGroups(dice: Dice, vpc: Vpc): SecurityGroup[] {
  const ids = Array.from({ length: 1 + dice.below(2) }, (_, i) => `sg-${vpc.id.slice(4)}${'xy'[i]}`);
  return ids.map((id): SecurityGroup => {
    const rules = Array.from({ length: dice.below(3) }, (_, i) =>
      randomRule(dice, `sgp-${id}-${i + 1}`, ids, PRIORITY),
    );
    const open = dice.chance(85) ? openRules(id, ['ingress', 'egress'], PRIORITY) : [];
    return { id, vpc: vpc.id, name: id, type: 'normal', innerAccess: 'Drop', rules: [...rules, ...open] };
  });
}

/** The groups of one host, in the order in which they are asked; some hosts have none and pass everything. */
export function membership(dice: Dice, groups: readonly SecurityGroup[]): string[] {
  const first = dice.chance(20) ? undefined : dice.pick(groups);
  if (!first) return [];
  const others = groups.filter(({ id }) => id !== first.id);
  return [first.id, ...(dice.chance(25) ? some(dice, others, 1).map(({ id }) => id) : [])];
}
