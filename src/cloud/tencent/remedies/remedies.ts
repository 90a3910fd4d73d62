import { find } from '../../lookup.js';
import type { ObstacleCode, Remedies } from '../../remedies.js';
import { synced } from '../routes/sync.js';
import { paying } from './arrears.js';
import { astray } from './astray.js';
import { attaching } from './attach.js';
import { widening } from './bandwidth.js';
import { conflicts } from './conflict.js';
import { starting } from './host.js';
import { passing } from './network-acl.js';
import { routing } from './no-route.js';
import { takingIn } from './policy.js';
import { publishing } from './publish.js';
import { enabling } from './route-switch.js';
import { admitting } from './security-group.js';
import { wideningTunnels } from './tunnel.js';

/** What this cloud has no word for, or what its accounts cannot call against, is missing. */
const REMEDIES: Readonly<Partial<Record<ObstacleCode, Remedies>>> = {
  NOT_ATTACHED: attaching,
  ATTACHMENT_PENDING: attaching,
  ATTACHMENT_EXPIRED: attaching,
  ATTACHMENT_REJECTED: attaching,
  ATTACHED_ELSEWHERE: attaching,
  NO_ROUTE: routing,
  NOT_PUBLISHED: publishing,
  ROUTE_DENIED: takingIn,
  ROUTE_DISABLED: enabling,
  ROUTE_CONFLICT: conflicts,
  BLACKHOLE: astray,
  OTHER_HOST: astray,
  ROUTE_LOOP: astray,
  SG_INGRESS_DENY: admitting,
  SG_EGRESS_DENY: admitting,
  ACL_INGRESS_DENY: passing,
  ACL_EGRESS_DENY: passing,
  HOST_DOWN: starting,
  ISOLATED: paying,
  TEST_BANDWIDTH: widening,
  RATE_LIMITED: (world, fabric, obstacle) => [
    ...widening(world, fabric, obstacle),
    ...wideningTunnels(world, fabric, obstacle),
  ],
};

/** What accounts of Tencent Cloud can call. */
export const remedies: Remedies = (world, fabric, obstacle) =>
  find(REMEDIES, obstacle.code)?.(synced(world), fabric, obstacle) ?? [];
