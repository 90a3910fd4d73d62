/** Limits that the cloud would raise on request. */
export interface Quotas {
  readonly censPerAccount: number;
  readonly networksPerRegion: number;
  readonly regionsPerCen: number;
  /** In one region and one direction. */
  readonly routeMapsPerRegion: number;
  readonly grantsPerNetwork: number;
  readonly rulesPerSecurityGroup: number;
  /** Rules of a group that name another group. */
  readonly groupRulesPerSecurityGroup: number;
  readonly securityGroupsPerInstance: number;
  readonly vbrsPerLine: number;
  readonly vbrStaticRoutes: number;
  readonly routerInterfacesPerRouter: number;
  /** Whether a VBR may be granted to another account's CEN: the cloud allows it to few. */
  readonly crossAccountVbrGrants: boolean;
  /** Rules of all groups of an instance together. */
  readonly rulesPerInstance: number;
  /** Of one account. */
  readonly securityGroupsPerRegion: number;
  readonly addressesPerBasicGroup: number;
  readonly addressesPerAdvancedGroup: number;
  /** Of one account. */
  readonly vpcsPerRegion: number;
  readonly secondaryCidrsPerVpc: number;
  readonly vSwitchesPerVpc: number;
  readonly routeEntriesPerTable: number;
  readonly networkAclsPerVpc: number;
  /** In each direction. */
  readonly entriesPerNetworkAcl: number;
}

/** The cloud's defaults; it publishes none for grants of one network. */
export const DEFAULT_QUOTAS: Quotas = {
  censPerAccount: 5,
  networksPerRegion: 10,
  regionsPerCen: 5,
  routeMapsPerRegion: 100,
  grantsPerNetwork: 10,
  rulesPerSecurityGroup: 200,
  groupRulesPerSecurityGroup: 20,
  securityGroupsPerInstance: 5,
  vbrsPerLine: 2,
  vbrStaticRoutes: 200,
  routerInterfacesPerRouter: 5,
  crossAccountVbrGrants: false,
  rulesPerInstance: 1_000,
  securityGroupsPerRegion: 100,
  addressesPerBasicGroup: 6_000,
  addressesPerAdvancedGroup: 65_536,
  vpcsPerRegion: 10,
  secondaryCidrsPerVpc: 5,
  vSwitchesPerVpc: 150,
  routeEntriesPerTable: 200,
  networkAclsPerVpc: 200,
  entriesPerNetworkAcl: 20,
};
