import type { Draft } from '../draft.js';
import type { Finding } from '../finding.js';
import { uids } from './accounts.js';
import { addresses, room } from './address.js';
import { aliases } from './alias.js';
import { blocks } from './blocks.js';
import { vbrs, waysOut } from './border.js';
import { calls } from './calls.js';
import type { Check, Clouds } from './check.js';
import { dataCentres } from './data-centre.js';
import { directConnectGateways } from './direct-connect.js';
import { expectations } from './expectations.js';
import { faults } from './faults.js';
import { matrixGroups } from './groups.js';
import { matrices } from './matrix.js';
import { likeNames, uniqueNames } from './names.js';
import { networkAcls } from './network-acl.js';
import { paths } from './paths.js';
import { quantities } from './quantities.js';
import { references } from './references.js';
import { regions } from './regions.js';
import { rules } from './rule.js';
import { groupLimits, hostGroups } from './security-group.js';
import { checkedSteps } from './steps.js';
import { subnetBlocks, subnetWords } from './subnet.js';
import { targets } from './target.js';
import { variables } from './variables.js';
import { vpcBlocks } from './vpc.js';
import { vpcRoutes } from './vpc-route.js';
import { vpn } from './vpn.js';

const CHECKS: readonly Check[] = [
  uniqueNames,
  likeNames,
  uids,
  references,
  regions,
  blocks,
  vpcBlocks,
  subnetWords,
  subnetBlocks,
  vpcRoutes,
  addresses,
  aliases,
  room,
  hostGroups,
  groupLimits,
  rules,
  networkAcls,
  dataCentres,
  waysOut,
  vbrs,
  directConnectGateways,
  vpn,
  paths,
  quantities,
  targets,
  faults,
  expectations,
  matrixGroups,
  matrices,
  calls,
  variables,
  checkedSteps,
];

export const checkDraft = (draft: Draft, clouds: Clouds): Finding[] =>
  CHECKS.flatMap((check) => check(draft, clouds));
