import { join } from './pointer.js';

/** The id of a rule that the file gives: the group and its place in the list, from 1: `sg-a#1`. */
export const ruleId = (group: string, index: number): string => `${group}#${index + 1}`;

/** Where the file has the rule of such an id: a key of `Scenario.positions`. `undefined` for ids a cloud gave. */
export function rulePointer(id: string): string | undefined {
  const [, group, place] = /^([^#]+)#([1-9]\d*)$/.exec(id) ?? [];
  return group === undefined ? undefined : join('/security_groups', group, 'rules', Number(place) - 1);
}
