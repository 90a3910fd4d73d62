import { EMPTY_WORLD, type World } from '../cloud/world.js';
import type * as File from './schema.js';
import { accountsOf } from './world/accounts.js';
import { alibabaOf } from './world/alibaba.js';
import { EPOCH } from './world/epoch.js';
import { networkAclsOf, securityGroupsOf } from './world/filters.js';
import { hostsOf } from './world/hosts.js';
import { pathsOf } from './world/paths.js';
import { dataCentresOf, linesOf, vpnConnectionsOf, vpnGatewaysOf } from './world/sites.js';
import { tencentOf, withCcnGateways } from './world/tencent.js';
import { routeTablesOf, subnetsOf, vpcsOf } from './world/vpcs.js';

export { EPOCH };

/** What stands before the first step. Throws `TypeError` for a file that was not found to be valid. */
export function worldOf(file: File.ScenarioFile): World {
  const accounts = accountsOf(file);
  const vpcs = vpcsOf(file);
  const subnets = subnetsOf(file);
  return withCcnGateways({
    ...EMPTY_WORLD,
    now: EPOCH,
    accounts,
    vpcs,
    subnets,
    hosts: hostsOf(file, subnets),
    securityGroups: securityGroupsOf(file),
    routeTables: routeTablesOf(file),
    networkAcls: networkAclsOf(file),
    dataCentres: dataCentresOf(file),
    lines: linesOf(file),
    vpnGateways: vpnGatewaysOf(file),
    vpnConnections: vpnConnectionsOf(file),
    paths: pathsOf(file),
    alibaba: alibabaOf(file),
    tencent: tencentOf(file),
  });
}
