import type { Alibaba } from '../../src/cloud/alibaba/state.js';
import type { Tencent } from '../../src/cloud/tencent/state.js';
import type {
  Account,
  DataCentre,
  Host,
  Line,
  NetworkAcl,
  RouteTable,
  SecurityGroup,
  Subnet,
  Vpc,
  VpnConnection,
  VpnGateway,
} from '../../src/cloud/world.js';

/** What of a world belongs to one cloud's accounts, or is joined to it. */
export interface Part {
  readonly accounts: readonly Account[];
  readonly vpcs: readonly Vpc[];
  readonly subnets: readonly Subnet[];
  readonly hosts: readonly Host[];
  readonly routeTables: readonly RouteTable[];
  readonly securityGroups: readonly SecurityGroup[];
  readonly networkAcls: readonly NetworkAcl[];
  readonly dataCentres: readonly DataCentre[];
  readonly lines: readonly Line[];
  readonly vpnGateways: readonly VpnGateway[];
  readonly vpnConnections: readonly VpnConnection[];
  /** The cloud's own tables. */
  readonly alibaba?: Alibaba;
  readonly tencent?: Tencent;
}
