import type { Draft } from '../draft.js';
import type { Finding } from '../finding.js';
import { uids } from './accounts.js';
import { addresses, room } from './address.js';
import { blocks } from './blocks.js';
import { calls } from './calls.js';
import type { Check, Cloud } from './check.js';
import { expectations } from './expectations.js';
import { likeNames, uniqueNames } from './names.js';
import { quantities } from './quantities.js';
import { references } from './references.js';
import { rules } from './rule.js';
import { groupLimits, hostGroups } from './security-group.js';
import { checkedSteps } from './steps.js';
import { variables } from './variables.js';
import { regions, vpcBlocks } from './vpc.js';
import { vswitchBlocks } from './vswitch.js';

const CHECKS: readonly Check[] = [
  uniqueNames,
  likeNames,
  uids,
  references,
  regions,
  blocks,
  vpcBlocks,
  vswitchBlocks,
  addresses,
  room,
  hostGroups,
  groupLimits,
  rules,
  quantities,
  expectations,
  calls,
  variables,
  checkedSteps,
];

export const checkDraft = (draft: Draft, cloud: Cloud): Finding[] =>
  CHECKS.flatMap((check) => check(draft, cloud));
