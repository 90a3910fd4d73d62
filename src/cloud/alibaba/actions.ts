import type { Action } from '../call.js';
import * as attachment from './actions/attachment.js';
import * as attachmentView from './actions/attachment-view.js';
import * as bandwidthPackage from './actions/bandwidth-package.js';
import * as bandwidthPackageBinding from './actions/bandwidth-package-binding.js';
import * as bandwidthPackageLife from './actions/bandwidth-package-life.js';
import * as bgp from './actions/bgp.js';
import * as cen from './actions/cen.js';
import * as geography from './actions/geography.js';
import * as grant from './actions/grant.js';
import * as instance from './actions/instance.js';
import * as instancePower from './actions/instance-power.js';
import * as instanceRelease from './actions/instance-release.js';
import * as instanceView from './actions/instance-view.js';
import * as networkAcl from './actions/network-acl.js';
import * as networkAclBinding from './actions/network-acl-binding.js';
import * as networkAclEntry from './actions/network-acl-entry.js';
import * as order from './actions/order.js';
import * as physicalConnection from './actions/physical-connection.js';
import * as regionConnection from './actions/region-connection.js';
import * as routeEntries from './actions/route-entries.js';
import * as routeEntry from './actions/route-entry.js';
import * as routeMap from './actions/route-map.js';
import * as routePublication from './actions/route-publication.js';
import * as routeTable from './actions/route-table.js';
import * as routerInterface from './actions/router-interface.js';
import * as routerInterfaceLife from './actions/router-interface-life.js';
import * as routerInterfaceView from './actions/router-interface-view.js';
import * as securityGroup from './actions/security-group.js';
import * as securityGroupLifecycle from './actions/security-group-lifecycle.js';
import * as securityGroupMember from './actions/security-group-member.js';
import * as vbr from './actions/vbr.js';
import * as vbrHealthCheck from './actions/vbr-health-check.js';
import * as vbrLife from './actions/vbr-life.js';
import * as vbrView from './actions/vbr-view.js';
import * as vpc from './actions/vpc.js';
import * as vpcCidr from './actions/vpc-cidr.js';
import * as vpcView from './actions/vpc-view.js';
import * as vSwitch from './actions/vswitch.js';
import { enterpriseActions } from './enterprise/actions.js';

/** Every action of Alibaba Cloud that transitlab knows, by its name. */
export const alibabaActions: Readonly<Record<string, Action>> = Object.fromEntries(
  [
    ...Object.values(cen),
    ...Object.values(attachment),
    ...Object.values(attachmentView),
    ...Object.values(geography),
    ...Object.values(bandwidthPackageLife),
    ...Object.values(order),
    ...Object.values(grant),
    ...Object.values(bandwidthPackage),
    ...Object.values(bandwidthPackageBinding),
    ...Object.values(regionConnection),
    ...Object.values(routePublication),
    ...Object.values(routeEntries),
    ...Object.values(routeMap),
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
    ...Object.values(securityGroup),
    ...Object.values(securityGroupLifecycle),
    ...Object.values(vpcCidr),
    ...Object.values(vpcView),
    ...Object.values(vSwitch),
    ...Object.values(routeEntry),
    ...Object.values(routeTable),
    ...Object.values(instance),
    ...Object.values(instancePower),
    ...Object.values(instanceRelease),
    ...Object.values(instanceView),
    ...Object.values(networkAcl),
    ...Object.values(networkAclEntry),
    ...Object.values(networkAclBinding),
    ...enterpriseActions,
  ].map((action) => [action.name, action]),
);
