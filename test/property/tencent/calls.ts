import type { Maker } from '../maker.js';
import { accountCalls } from './calls/accounts.js';
import { aclCalls } from './calls/acls.js';
import { bandwidthCalls } from './calls/bandwidth.js';
import { borderCalls } from './calls/border.js';
import { ccnCalls } from './calls/ccn.js';
import { fleetCalls } from './calls/fleets.js';
import { instanceCalls } from './calls/instances.js';
import { networkCalls } from './calls/network.js';
import { routeCalls } from './calls/routes.js';
import { securityCalls } from './calls/security.js';
import { tableCalls } from './calls/tables.js';
import { vpnCalls } from './calls/vpn.js';
import { wild } from './wild.js';

/** Every kind of call that random runs make. */
export const TENCENT_CALLS: readonly Maker[] = [
  ...ccnCalls,
  ...bandwidthCalls,
  ...accountCalls,
  ...routeCalls,
  ...tableCalls,
  ...networkCalls,
  ...instanceCalls,
  ...securityCalls,
  ...aclCalls,
  ...borderCalls,
  ...vpnCalls,
  ...fleetCalls,
  wild,
];
