/**
 * How long transitions take, in virtual milliseconds. The cloud promises nothing; these are of the size that
 * acceptance runs of its Terraform provider show.
 */
export const TAKES = {
  createCen: 5_000,
  modifyCen: 3_000,
  deleteCen: 5_000,
  attach: 30_000,
  detach: 30_000,
  createPackage: 5_000,
  associatePackage: 10_000,
  unassociatePackage: 10_000,
  setBandwidthLimit: 60_000,
  createRouteMap: 5_000,
  modifyRouteMap: 5_000,
  deleteRouteMap: 5_000,
  terminateVbr: 10_000,
  recoverVbr: 10_000,
  deleteVbr: 5_000,
  connectRouterInterface: 20_000,
  activateRouterInterface: 10_000,
  modifyRouterInterfaceSpec: 10_000,
  deactivateRouterInterface: 10_000,
  deleteRouterInterface: 5_000,
  createVpc: 5_000,
  createVSwitch: 5_000,
  createRouteEntry: 5_000,
  changeNetworkAcl: 5_000,
  createInstance: 30_000,
  startInstance: 20_000,
  stopInstance: 20_000,
} as const;
