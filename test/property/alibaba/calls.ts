import type { Maker } from '../maker.js';
import { aclCalls } from './calls/acls.js';
import { bandwidthCalls } from './calls/bandwidth.js';
import { borderCalls } from './calls/border.js';
import { cenCalls } from './calls/cen.js';
import { enterpriseCalls } from './calls/enterprise.js';
import { instanceCalls } from './calls/instances.js';
import { networkCalls } from './calls/network.js';
import { routeCalls } from './calls/routes.js';
import { securityCalls } from './calls/security.js';
import { wild } from './wild.js';

/** Every kind of call that random runs make. */
export const ALIBABA_CALLS: readonly Maker[] = [
  ...cenCalls,
  ...bandwidthCalls,
  ...securityCalls,
  ...networkCalls,
  ...instanceCalls,
  ...aclCalls,
  ...routeCalls,
  ...borderCalls,
  ...enterpriseCalls,
  wild,
];
