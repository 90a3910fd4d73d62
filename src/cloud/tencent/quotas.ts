import { FLEET_QUOTAS, type FleetQuotas } from './gse/quotas.js';
import { NETWORK_QUOTAS, type NetworkQuotas } from './vpc/quotas.js';

/** Limits that the cloud would raise on request. */
export interface Quotas extends NetworkQuotas, FleetQuotas {
  readonly ccnsPerAccount: number;
  readonly instancesPerCcn: number;
  readonly routeTablesPerCcn: number;
  readonly policiesPerRouteTable: number;
  readonly valuesPerCondition: number;
  readonly routesPerDirectConnectGateway: number;
  /**
   * The rules of before every CCN had the route-overlap feature: a CCN is created without it, so that a route that
   * overlaps an earlier one arrives disabled; the feature can be switched on and off.
   */
  readonly classicRoutes: boolean;
}

/** The cloud's defaults; it publishes no number of route tables. */
export const DEFAULT_QUOTAS: Quotas = {
  ccnsPerAccount: 5,
  instancesPerCcn: 25,
  routeTablesPerCcn: 10,
  policiesPerRouteTable: 100,
  valuesPerCondition: 25,
  routesPerDirectConnectGateway: 20,
  ...NETWORK_QUOTAS,
  ...FLEET_QUOTAS,
  classicRoutes: false,
};
