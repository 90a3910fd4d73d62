import type { Action } from '../call.js';
import * as attach from './actions/attach.js';
import * as attachmentView from './actions/attachment-view.js';
import * as bandwidth from './actions/bandwidth.js';
import * as bandwidthView from './actions/bandwidth-view.js';
import * as ccn from './actions/ccn.js';
import * as consent from './actions/consent.js';
import * as crossBorder from './actions/cross-border.js';
import * as detach from './actions/detach.js';
import * as directConnectGateway from './actions/direct-connect-gateway.js';
import * as directConnectRoute from './actions/direct-connect-route.js';
import * as directConnectTunnel from './actions/direct-connect-tunnel.js';
import * as emulated from './actions/emulated.js';
import * as route from './actions/route.js';
import { describeRouteConflicts } from './actions/route-conflict.js';
import * as routePolicy from './actions/route-policy.js';
import * as routeTable from './actions/route-table.js';
import * as vpnRoute from './actions/vpn-route.js';
import * as fleetCapacity from './gse/capacity.js';
import * as fleetCcn from './gse/ccn.js';
import { copyFleet, createFleet } from './gse/create-fleet.js';
import * as fleets from './gse/fleets.js';
import * as portSettings from './gse/port-settings.js';
import { eitherProduct } from './versions.js';
import { modifyNetworkAclEntries } from './vpc/acl-modify.js';
import * as aclSubnets from './vpc/acl-subnets.js';
import { createAssistantCidr } from './vpc/assistant-cidr.js';
import { modifyInstancesAttribute } from './vpc/instance-attributes.js';
import * as instances from './vpc/instances.js';
import * as membership from './vpc/membership.js';
import * as networkAcls from './vpc/network-acls.js';
import * as notifyRoutes from './vpc/notify-routes.js';
import * as routeChanges from './vpc/route-changes.js';
import * as routeSwitch from './vpc/route-switch.js';
import { describeRouteTables } from './vpc/route-tables.js';
import { createRoutes } from './vpc/routes.js';
import { runInstances } from './vpc/run-instances.js';
import * as securityGroupPolicies from './vpc/security-group-policies.js';
import { modifySecurityGroupPolicies } from './vpc/security-group-reset.js';
import { describeSecurityGroupPolicies } from './vpc/security-group-view.js';
import * as securityGroups from './vpc/security-groups.js';
import * as subnets from './vpc/subnets.js';
import * as vpcs from './vpc/vpcs.js';
import * as vpnConnections from './vpc/vpn-connections.js';
import * as vpnGateways from './vpc/vpn-gateways.js';

const GSE_TWINS = [
  eitherProduct(attach.attachCcnInstances, fleetCcn.attachFleet),
  eitherProduct(detach.detachCcnInstances, fleetCcn.detachFleet),
  eitherProduct(instances.describeInstances, fleetCapacity.describeFleetInstances),
];

/** Every action of Tencent Cloud that transitlab knows, by its name. */
export const tencentActions: Readonly<Record<string, Action>> = Object.fromEntries(
  [
    ...Object.values(ccn),
    ...Object.values(attach),
    ...Object.values(consent),
    ...Object.values(detach),
    ...Object.values(attachmentView),
    ...Object.values(bandwidth),
    ...Object.values(bandwidthView),
    ...Object.values(route),
    describeRouteConflicts,
    ...Object.values(routeTable),
    ...Object.values(routePolicy),
    ...Object.values(crossBorder),
    ...Object.values(directConnectGateway),
    ...Object.values(directConnectTunnel),
    ...Object.values(directConnectRoute),
    ...Object.values(vpnRoute),
    ...Object.values(emulated),
    ...Object.values(vpcs),
    createAssistantCidr,
    ...Object.values(subnets),
    ...Object.values(securityGroups),
    ...Object.values(securityGroupPolicies),
    modifySecurityGroupPolicies,
    describeSecurityGroupPolicies,
    ...Object.values(networkAcls),
    ...Object.values(aclSubnets),
    modifyNetworkAclEntries,
    createRoutes,
    ...Object.values(routeChanges),
    ...Object.values(routeSwitch),
    describeRouteTables,
    runInstances,
    ...Object.values(instances),
    membership.associateSecurityGroups,
    membership.disassociateSecurityGroups,
    modifyInstancesAttribute,
    ...Object.values(notifyRoutes),
    vpnGateways.createVpnGateway,
    vpnGateways.deleteVpnGateway,
    vpnGateways.describeVpnGateways,
    ...Object.values(vpnConnections),
    createFleet,
    copyFleet,
    ...Object.values(fleets),
    ...Object.values(portSettings),
    ...Object.values(fleetCapacity),
    ...Object.values(fleetCcn),
    ...GSE_TWINS,
  ].map((action) => [action.name, action]),
);
