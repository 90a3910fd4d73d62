import type { Action } from '../call.js';
import * as attachment from './actions/attachment.js';
import * as bandwidthPackage from './actions/bandwidth-package.js';
import * as bandwidthPackageBinding from './actions/bandwidth-package-binding.js';
import * as bgp from './actions/bgp.js';
import * as cen from './actions/cen.js';
import * as grant from './actions/grant.js';
import * as physicalConnection from './actions/physical-connection.js';
import * as regionConnection from './actions/region-connection.js';
import * as routerInterface from './actions/router-interface.js';
import * as routerInterfaceLife from './actions/router-interface-life.js';
import * as routerInterfaceView from './actions/router-interface-view.js';
import {
  authorizeSecurityGroup,
  authorizeSecurityGroupEgress,
  describeSecurityGroupAttribute,
  revokeSecurityGroup,
  revokeSecurityGroupEgress,
} from './actions/security-group.js';
import * as securityGroupMember from './actions/security-group-member.js';
import * as vbr from './actions/vbr.js';
import * as vbrHealthCheck from './actions/vbr-health-check.js';
import * as vbrLife from './actions/vbr-life.js';
import * as vbrView from './actions/vbr-view.js';
import * as vpc from './actions/vpc.js';

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
    ...Object.values(physicalConnection),
    ...Object.values(vbr),
    ...Object.values(vbrLife),
    ...Object.values(vbrView),
    ...Object.values(vbrHealthCheck),
    ...Object.values(bgp),
    ...Object.values(routerInterface),
    ...Object.values(routerInterfaceLife),
    ...Object.values(routerInterfaceView),
  ].map((action) => [action.name, action]),
);
