import Type, { type Static } from 'typebox';
import { CLOUD_NAMES } from './clouds.js';
import { named, strict, text } from './schema/base.js';
import { NetworkAcl, SecurityGroup } from './schema/filters.js';
import { Group } from './schema/groups.js';
import { Account, Host, Vpc } from './schema/network.js';
import { Path } from './schema/paths.js';
import { Prices } from './schema/prices.js';
import { Quotas } from './schema/quotas.js';
import { DataCentre, DirectConnectGateway, Line, Vbr, VpnConnection, VpnGateway } from './schema/sites.js';
import { Step } from './schema/steps.js';

/**
 * The scenario file. The JSON Schema that editors use (`schema/scenario.schema.json`, written by
 * scripts/build-schema) and the TypeScript types both come from here. Descriptions are shown by editors while
 * typing, as hints of diagnostics, and in docs/scenario-format.md.
 */
export const ScenarioFile = Type.Object(
  {
    name: Type.String({ minLength: 1, description: 'What the scenario is called in reports' }),
    description: Type.Optional(text('What it shows, and to whom')),
    cloud: Type.Enum(CLOUD_NAMES, { description: 'The cloud of accounts that name none' }),
    accounts: named(Account, 'Accounts by name'),
    vpcs: Type.Optional(named(Vpc, 'VPCs by id')),
    security_groups: Type.Optional(named(SecurityGroup, 'Security groups by id')),
    network_acls: Type.Optional(named(NetworkAcl, 'Network ACLs by id')),
    hosts: Type.Optional(named(Host, 'Hosts by name')),
    data_centres: Type.Optional(named(DataCentre, 'Data centres by name')),
    lines: Type.Optional(named(Line, 'Leased lines by id')),
    vbrs: Type.Optional(named(Vbr, 'Virtual border routers by id')),
    direct_connect_gateways: Type.Optional(named(DirectConnectGateway, 'Direct connect gateways by id')),
    vpn_gateways: Type.Optional(named(VpnGateway, 'VPN gateways by id')),
    vpn_connections: Type.Optional(named(VpnConnection, 'IPsec connections by id')),
    paths: Type.Optional(
      Type.Array(Path, { description: 'Latency, jitter and loss of long ways; without: none' }),
    ),
    groups: Type.Optional(named(Group, 'Groups of hosts by name, for checks with matrix')),
    quotas: Type.Optional(Quotas),
    prices: Type.Optional(Prices),
    steps: Type.Array(Step, {
      minItems: 1,
      description: 'What is done and checked, in order: at least one step',
    }),
  },
  {
    ...strict,
    $id: 'scenario.schema.json',
    title: 'transitlab scenario',
    description: 'A map of name, cloud, accounts, steps and more',
  },
);

export type ScenarioFile = Static<typeof ScenarioFile>;
export type * from './schema/checks.js';
export type * from './schema/filters.js';
export type * from './schema/groups.js';
export type * from './schema/network.js';
export type * from './schema/paths.js';
export type * from './schema/prices.js';
export type * from './schema/quotas.js';
export type * from './schema/sites.js';
export type * from './schema/steps.js';
