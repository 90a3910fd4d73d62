import { find } from '../../cloud/lookup.js';
import { DEFAULT_QUOTAS } from '../../cloud/tencent/quotas.js';
import { emptyTencent, type Tencent } from '../../cloud/tencent/state.js';
import type { GroupRow } from '../../cloud/tencent/vpc/state.js';
import { withheld } from '../../cloud/tencent/vpn-routes.js';
import type { World } from '../../cloud/world.js';
import { rows } from '../../model/json.js';
import type * as File from '../schema.js';
import { directConnectGatewaysOf, directConnectRoutesOf, directConnectTunnelsOf } from './direct-connect.js';
import { EPOCH } from './epoch.js';
import { quotasOf } from './quotas.js';

export const tencentOf = (file: File.ScenarioFile): Tencent => ({
  ...emptyTencent(quotasOf(DEFAULT_QUOTAS, file.quotas)),
  securityGroups: groupsOf(file),
  directConnectGateways: directConnectGatewaysOf(file),
  directConnectTunnels: directConnectTunnelsOf(file),
  directConnectGatewayRoutes: directConnectRoutesOf(file),
});

/** Groups that name no VPC: an account's in a region. The others follow their VPC. */
const groupsOf = ({ security_groups }: File.ScenarioFile): Record<string, GroupRow> =>
  Object.fromEntries(
    Object.entries(security_groups ?? {}).flatMap(([id, { account, region }]) =>
      account === undefined || region === undefined ? [] : [[id, groupRow(account, region)]],
    ),
  );

const groupRow = (account: string, region: string): GroupRow => ({
  account,
  region,
  description: '',
  IsDefault: false,
  Version: 0,
  created: EPOCH,
  updated: EPOCH,
});

/** Blocks behind VPN gateways that stand beside a VPC wait until a call gives them to a CCN. */
export const withCcnGateways = (world: World): World =>
  rows(world.vpnGateways)
    .filter(({ vpc, account }) => vpc === undefined && find(world.accounts, account)?.cloud === 'tencent')
    .reduce((current, { id }) => withheld(current, id), world);
