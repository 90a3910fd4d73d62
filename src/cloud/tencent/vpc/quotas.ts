/** Limits of VPCs and what is in them ("Quota limits" of Virtual Private Cloud). */
export interface NetworkQuotas {
  readonly vpcsPerRegion: number;
  readonly subnetsPerVpc: number;
  readonly secondaryBlocksPerVpc: number;
  readonly routesPerTable: number;
  readonly securityGroupsPerRegion: number;
  /** Each direction. */
  readonly policiesPerSecurityGroup: number;
  readonly instancesPerSecurityGroup: number;
  readonly securityGroupsPerInstance: number;
  readonly groupsNamedInSecurityGroup: number;
  readonly aclsPerVpc: number;
  /** Each direction. */
  readonly entriesPerAcl: number;
  readonly directConnectGatewaysPerVpc: number;
  readonly ccnVpnGatewaysPerRegion: number;
}

export const NETWORK_QUOTAS: NetworkQuotas = {
  vpcsPerRegion: 20,
  subnetsPerVpc: 100,
  secondaryBlocksPerVpc: 5,
  routesPerTable: 50,
  securityGroupsPerRegion: 50,
  policiesPerSecurityGroup: 100,
  instancesPerSecurityGroup: 2000,
  securityGroupsPerInstance: 5,
  groupsNamedInSecurityGroup: 10,
  aclsPerVpc: 50,
  entriesPerAcl: 20,
  directConnectGatewaysPerVpc: 2,
  ccnVpnGatewaysPerRegion: 10,
};
