/** Limits of Game Server Elastic-scaling ("Resource limits"). */
export interface FleetQuotas {
  readonly fleetsPerAccount: number;
  /** In all fleets of an account together. */
  readonly serversPerAccount: number;
}

export const FLEET_QUOTAS: FleetQuotas = { fleetsPerAccount: 20, serversPerAccount: 20 };
