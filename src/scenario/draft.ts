import type { Json } from '../model/json.js';
import { type CloudRules, FIRST_CLOUD, type FileCloud, rulesOf } from './clouds.js';
import { type DraftStep, stepOf } from './draft/items.js';
import { type MatrixGroup, matrixGroupsOf } from './draft/matrix.js';
import { namesAt, own, type Piece, pieces, type Row, type Rows, rowsOf } from './draft/rows.js';
import {
  type DraftSubnet,
  type PlacedAcl,
  type PlacedHost,
  placedAcls,
  placedHosts,
  subnetsIn,
} from './draft/subnets.js';
import { join } from './pointer.js';
import type { Loose } from './prune.js';
import type * as File from './schema.js';

export { type DraftCheck, type DraftItem, type DraftStep, type Target, targetsOf } from './draft/items.js';
export { hostNames, type MatrixGroup, type MatrixName, matrixNames } from './draft/matrix.js';
export { type Piece, pieces, type Row, type Rows } from './draft/rows.js';
export type { DraftSubnet, PlacedAcl, PlacedHost } from './draft/subnets.js';

/** A host of a data centre. */
export interface DraftSiteHost {
  readonly name: string;
  readonly dataCentre: string;
  readonly pointer: string;
  readonly address: string | undefined;
}

export interface DraftPath {
  readonly pointer: string;
  readonly row: Loose<File.RegionsPath> | Loose<File.LinePath>;
}

export type DraftRule = Piece<File.SecurityGroupRule>;

/** What semantic checks look at: the sound parts of a file, which may lack anything. */
export interface Draft {
  readonly cloud: FileCloud | undefined;
  readonly accounts: Rows<File.Account>;
  readonly vpcs: Rows<File.Vpc>;
  /** In the order of the file; names may repeat across VPCs. */
  readonly subnets: readonly DraftSubnet[];
  readonly vpcRoutes: readonly Piece<File.VpcRoute>[];
  readonly groups: Rows<File.SecurityGroup>;
  readonly rules: readonly DraftRule[];
  readonly acls: ReadonlyMap<string, PlacedAcl>;
  readonly aclEntries: readonly Piece<File.NetworkAclEntry>[];
  readonly hosts: ReadonlyMap<string, PlacedHost>;
  readonly dataCentres: Rows<File.DataCentre>;
  /** In the order of the file; names may repeat across data centres. */
  readonly siteHosts: readonly DraftSiteHost[];
  readonly siteRoutes: readonly Piece<File.DataCentreRoute>[];
  readonly lines: Rows<File.Line>;
  readonly vbrs: Rows<File.Vbr>;
  readonly directConnectGateways: Rows<File.DirectConnectGateway>;
  readonly vpnGateways: Rows<File.VpnGateway>;
  readonly vpnConnections: Rows<File.VpnConnection>;
  readonly paths: readonly DraftPath[];
  /** What names of a matrix stand for. */
  readonly matrixGroups: readonly MatrixGroup[];
  readonly steps: readonly DraftStep[];
}

/** `raw` is what the file says, `sound` the part of it that fits the schema. */
export function draftOf(raw: Json, sound: Loose<File.ScenarioFile>): Draft {
  return {
    cloud: sound.cloud,
    accounts: rowsOf<File.Account>(raw, '/accounts', sound.accounts),
    ...networksOf(raw, sound),
    ...sitesOf(raw, sound),
    paths: (sound.paths ?? []).flatMap((row, index) =>
      row ? [{ pointer: join('/paths', index), row }] : [],
    ),
    matrixGroups: matrixGroupsOf(raw, sound.groups),
    steps: (sound.steps ?? []).map((step, index) => stepOf(raw, step, join('/steps', index))),
  };
}

function networksOf(raw: Json, sound: Loose<File.ScenarioFile>) {
  const vpcs = rowsOf<File.Vpc>(raw, '/vpcs', sound.vpcs);
  const groups = rowsOf<File.SecurityGroup>(raw, '/security_groups', sound.security_groups);
  const acls = placedAcls(rowsOf<File.NetworkAcl>(raw, '/network_acls', sound.network_acls));
  return {
    vpcs,
    subnets: [...vpcs.values()].flatMap((vpc) => subnetsIn(raw, vpc)),
    vpcRoutes: [...vpcs.values()].flatMap((vpc) => pieces<File.VpcRoute>(vpc, 'routes', vpc.row.routes)),
    groups,
    rules: [...groups.values()].flatMap((group) =>
      pieces<File.SecurityGroupRule>(group, 'rules', group.row.rules),
    ),
    acls,
    aclEntries: [...acls.values()].flatMap((acl) => [
      ...pieces<File.NetworkAclEntry>(acl, 'ingress', acl.row.ingress),
      ...pieces<File.NetworkAclEntry>(acl, 'egress', acl.row.egress),
    ]),
    hosts: placedHosts(raw, rowsOf<File.Host>(raw, '/hosts', sound.hosts)),
  };
}

function sitesOf(raw: Json, sound: Loose<File.ScenarioFile>) {
  const dataCentres = rowsOf<File.DataCentre>(raw, '/data_centres', sound.data_centres);
  return {
    dataCentres,
    siteHosts: [...dataCentres.values()].flatMap((site) => siteHostsOf(raw, site)),
    siteRoutes: [...dataCentres.values()].flatMap((site) =>
      pieces<File.DataCentreRoute>(site, 'routes', site.row.routes),
    ),
    lines: rowsOf<File.Line>(raw, '/lines', sound.lines),
    vbrs: rowsOf<File.Vbr>(raw, '/vbrs', sound.vbrs),
    directConnectGateways: rowsOf<File.DirectConnectGateway>(
      raw,
      '/direct_connect_gateways',
      sound.direct_connect_gateways,
    ),
    vpnGateways: rowsOf<File.VpnGateway>(raw, '/vpn_gateways', sound.vpn_gateways),
    vpnConnections: rowsOf<File.VpnConnection>(raw, '/vpn_connections', sound.vpn_connections),
  };
}

const siteHostsOf = (raw: Json, site: Row<File.DataCentre>): DraftSiteHost[] =>
  namesAt(raw, join(site.pointer, 'hosts')).map((name) => ({
    name,
    dataCentre: site.name,
    pointer: join(site.pointer, 'hosts', name),
    address: own(site.row.hosts, name),
  }));

/** The cloud of an account; that of the file where the account is not there. */
export const cloudOf = (draft: Draft, account: string | undefined): FileCloud =>
  draft.accounts.get(account ?? '')?.row.cloud ?? draft.cloud ?? FIRST_CLOUD;

export const cloudRules = (draft: Draft, account: string | undefined): CloudRules =>
  rulesOf(cloudOf(draft, account));

/** The rules of the cloud that a VPC is in. */
export const rulesOfVpc = (draft: Draft, vpc: string | undefined): CloudRules =>
  cloudRules(draft, draft.vpcs.get(vpc ?? '')?.row.account);
