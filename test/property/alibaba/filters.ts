import type { SecurityGroup, SecurityGroupRule, Vpc } from '../../../src/cloud/world.js';
import { type Dice, some } from '../dice.js';
import { openRules, randomRule } from '../filters.js';

/** One to three groups of a VPC; most let something in. */
export function randomGroups(dice: Dice, vpc: Vpc): SecurityGroup[] {
  const ids = Array.from({ length: 1 + dice.below(3) }, (_, i) => `sg-${vpc.id.slice(4)}${'xyz'[i]}`);
  return ids.map((id): SecurityGroup => {
    const enterprise = dice.chance(20);
    const out = enterprise || dice.chance(20);
    const open = dice.chance(75) ? openRules(id, out ? ['ingress', 'egress'] : ['ingress'], 50) : [];
    const rules = Array.from({ length: dice.below(4) }, (_, i) =>
      withSourcePorts(
        dice,
        randomRule(dice, `sgr-${id}-${i + 1}`, enterprise ? [] : ids, 1 + dice.below(100)),
      ),
    );
    return {
      id,
      vpc: vpc.id,
      name: id,
      type: enterprise ? 'enterprise' : 'normal',
      innerAccess: enterprise || dice.chance(30) ? 'Drop' : 'Accept',
      rules: [...open, ...rules],
    };
  });
}

const withSourcePorts = (dice: Dice, rule: SecurityGroupRule): SecurityGroupRule =>
  (rule.protocol === 'TCP' || rule.protocol === 'UDP') && dice.chance(10)
    ? { ...rule, sourcePorts: [40_000, 65_535] }
    : rule;

/** The groups of one host, all of one type. */
export function membership(dice: Dice, groups: readonly SecurityGroup[]): string[] {
  const first = dice.pick(groups);
  if (!first) return [];
  const others = groups.filter(({ id, type }) => id !== first.id && type === first.type);
  return [first.id, ...(dice.chance(30) ? some(dice, others, 2).map(({ id }) => id) : [])];
}
