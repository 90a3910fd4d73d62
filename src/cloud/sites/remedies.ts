import type { ObstacleCode, Remedies } from '../remedies.js';
import { broadening } from './remedies/bandwidth.js';
import { connecting } from './remedies/connection.js';
import { rerouting } from './remedies/static-route.js';

const REMEDIES: Readonly<Partial<Record<ObstacleCode, readonly Remedies[]>>> = {
  NO_ROUTE: [rerouting, connecting],
  LINE_DOWN: [rerouting],
  BLACKHOLE: [rerouting],
  OTHER_HOST: [rerouting],
  ROUTE_LOOP: [rerouting],
  RATE_LIMITED: [broadening],
};

/** What mends data centres, VPN gateways and IPsec connections, whichever cloud they are joined to; no call does it. */
export const siteRemedies: Remedies = (world, fabric, obstacle) =>
  (REMEDIES[obstacle.code] ?? []).flatMap((remedies) => remedies(world, fabric, obstacle));
