import { ERRORS } from '../../cloud/tencent/errors.js';
import { DEFAULT_QUOTAS } from '../../cloud/tencent/quotas.js';
import { REGIONS } from '../../cloud/tencent/regions.js';
import { KEPT_ADDRESSES, SUBNET_MASK, VPC_LONGEST, VPC_RANGES } from '../../cloud/tencent/vpc/blocks.js';
import type { CloudRules } from '../clouds.js';

/** CreateVpc, CreateSubnet and CreateRoutes, vpc 2017-03-12; "Quota limits" of Virtual Private Cloud. */
export const tencentRules: CloudRules = {
  name: 'Tencent Cloud',
  regions: REGIONS,
  zoneOf: (region) => `${region}-1`,
  subnetWords: ['subnet', 'subnets'],
  vpcBlocks: { ranges: VPC_RANGES, elsewhere: undefined, longest: VPC_LONGEST, taken: [] },
  subnetBits: [SUBNET_MASK.shortest, SUBNET_MASK.longest],
  keptAddresses: KEPT_ADDRESSES,
  securityGroups: {
    scope: 'region',
    typed: false,
    mostPerHost: DEFAULT_QUOTAS.securityGroupsPerInstance,
    mostRules: DEFAULT_QUOTAS.policiesPerSecurityGroup,
    mostRulesIn: 'each',
  },
  networkAcls: { protocols: ['icmp', 'tcp', 'udp', 'all'], mostEntries: DEFAULT_QUOTAS.entriesPerAcl },
  routeTablePrefix: 'rtb-',
  localRoutes: 'blocks',
  nextHops: {
    host: 'NORMAL_CVM',
    vpnGateway: 'VPN',
    directConnectGateway: 'DIRECTCONNECT',
    types: ['CVM', 'NORMAL_CVM', 'HAVIP', 'VPN', 'DIRECTCONNECT', 'PEERCONNECTION', 'NAT', 'EIP', 'USER_CCN'],
  },
  refusals: Object.keys(ERRORS),
};
