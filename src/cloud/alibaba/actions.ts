import type { Action } from '../call.js';
import * as attachment from './actions/attachment.js';
import * as bandwidthPackage from './actions/bandwidth-package.js';
import * as bandwidthPackageBinding from './actions/bandwidth-package-binding.js';
import * as cen from './actions/cen.js';
import * as grant from './actions/grant.js';
import * as regionConnection from './actions/region-connection.js';
import {
  authorizeSecurityGroup,
  authorizeSecurityGroupEgress,
  describeSecurityGroupAttribute,
  revokeSecurityGroup,
  revokeSecurityGroupEgress,
} from './actions/security-group.js';
import * as securityGroupMember from './actions/security-group-member.js';
import * as vpc from './actions/vpc.js';
import { enterpriseActions } from './enterprise/actions.js';

/** Every action of Alibaba Cloud that transitlab knows, by its name. */
export const alibabaActions: Readonly<Record<string, Action>> = Object.fromEntries(
  [
    ...Object.values(cen),
    ...Object.values(attachment),
    ...Object.values(grant),
    ...Object.values(bandwidthPackage),
    ...Object.values(bandwidthPackageBinding),
    ...Object.values(regionConnection),
    authorizeSecurityGroup,
    authorizeSecurityGroupEgress,
    describeSecurityGroupAttribute,
    revokeSecurityGroup,
    revokeSecurityGroupEgress,
    ...Object.values(securityGroupMember),
    ...Object.values(vpc),
    ...enterpriseActions,
  ].map((action) => [action.name, action]),
);
