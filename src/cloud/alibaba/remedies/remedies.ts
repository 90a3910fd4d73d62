import type { ObstacleCode, Remedies } from '../../remedies.js';
import { attach } from './attach.js';
import { widenRegions } from './bandwidth.js';
import { giveWay, lowerProtection } from './conflicts.js';
import { dropRoute } from './hiding-routes.js';
import { widenPeering, widenVbr } from './line-bandwidth.js';
import { openAcls } from './network-acls.js';
import { renewPackage } from './packages.js';
import { peer } from './peering.js';
import { publish } from './publish.js';
import { permitRoute } from './route-maps.js';
import { openGroups } from './security-groups.js';
import { addRoute } from './static-routes.js';
import { recoverVbr, startInstance, usePeering } from './switch-on.js';
import { attachToTransitRouter } from './transit-attach.js';
import { connectRegions } from './transit-regions.js';
import { associate, propagate, writeRoutes } from './transit-routes.js';

/** Both ends into one interconnect, or into a peering. */
const JOIN = [usePeering, recoverVbr, addRoute, attachToTransitRouter, attach, peer, dropRoute];

/** What may help against each obstacle that this cloud knows, best first. */
const AGAINST: Readonly<Partial<Record<ObstacleCode, readonly Remedies[]>>> = {
  HOST_DOWN: [startInstance],
  SG_EGRESS_DENY: [openGroups],
  SG_INGRESS_DENY: [openGroups],
  ACL_EGRESS_DENY: [openAcls],
  ACL_INGRESS_DENY: [openAcls],
  NOT_ATTACHED: JOIN,
  NOT_GRANTED: JOIN,
  ATTACHED_ELSEWHERE: JOIN,
  NO_ROUTE: [
    writeRoutes,
    publish,
    addRoute,
    usePeering,
    recoverVbr,
    attach,
    lowerProtection,
    dropRoute,
    giveWay,
  ],
  NOT_PUBLISHED: [publish, addRoute],
  ROUTE_CONFLICT: [lowerProtection, dropRoute, giveWay],
  ROUTE_DENIED: [permitRoute],
  NOT_ASSOCIATED: [associate],
  NOT_PROPAGATED: [propagate, addRoute],
  ROUTE_DISABLED: [dropRoute, addRoute],
  BLACKHOLE: [usePeering, dropRoute, giveWay, addRoute],
  PACKAGE_EXPIRED: [renewPackage, connectRegions],
  NO_REGION_CONNECTION: [renewPackage, connectRegions],
  LINK_DOWN: [usePeering, dropRoute],
  ISOLATED: [addRoute, attach],
  LINE_DOWN: [recoverVbr, dropRoute],
  OTHER_HOST: [dropRoute, giveWay],
  ROUTE_LOOP: [dropRoute, giveWay, addRoute],
  TEST_BANDWIDTH: [widenRegions],
  RATE_LIMITED: [widenRegions, widenVbr, widenPeering],
};

/** What Alibaba Cloud's accounts can call against an obstacle. */
export const remedies: Remedies = (world, fabric, obstacle) =>
  (AGAINST[obstacle.code] ?? []).flatMap((against) => against(world, fabric, obstacle));
