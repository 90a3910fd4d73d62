import { ruleComment } from './filter.js';
import { chainName } from './names.js';

/** Whether a line of a filter is the rule of that id in a list: a policy's, or an ACL's. */
export const isLineOf = (line: string, list: string, rule: string): boolean =>
  (['in', 'out'] as const).some((way) => line.startsWith(`-A ${chainName(way, list)} `)) &&
  line.includes(`--comment "${ruleComment(rule)}"`);

/** The id of the rule that a line is; absent: it is none of a list's. */
export const ruleIdOf = (line: string): string | undefined => /--comment "rule (.*?)"/.exec(line)?.[1];

/** Whether what meets a line goes no further. */
export const isDropLine = (line: string): boolean => line.endsWith(' DROP');
