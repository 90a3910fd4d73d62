import { KEPT_ADDRESSES, TAKEN, VPC_MASK, VSWITCH_MASK } from '../../cloud/alibaba/blocks.js';
import { ERRORS } from '../../cloud/alibaba/errors.js';
import { DEFAULT_QUOTAS } from '../../cloud/alibaba/quotas.js';
import { REGIONS } from '../../cloud/alibaba/regions.js';
import { cidr } from '../../model/cidr.js';
import type { CloudRules } from '../clouds.js';

/** CreateVpc, CreateVSwitch and CreateRouteEntry, Vpc 2016-04-28; limits of security groups, Ecs 2014-05-26. */
export const alibabaRules: CloudRules = {
  name: 'Alibaba Cloud',
  regions: REGIONS,
  zoneOf: (region) => `${region}-a`,
  subnetWords: ['vSwitch', 'vSwitches'],
  vpcBlocks: {
    ranges: ['10.0.0.0/8', '172.16.0.0/12', '192.168.0.0/16'].map((range) => ({
      range: cidr(range),
      shortest: VPC_MASK.shortest,
    })),
    elsewhere: VPC_MASK.shortest,
    longest: VPC_MASK.longest,
    taken: TAKEN,
  },
  subnetBits: [VSWITCH_MASK.shortest, VSWITCH_MASK.longest],
  keptAddresses: KEPT_ADDRESSES,
  securityGroups: {
    scope: 'vpc',
    typed: true,
    mostPerHost: DEFAULT_QUOTAS.securityGroupsPerInstance,
    mostRules: DEFAULT_QUOTAS.rulesPerSecurityGroup,
    mostRulesIn: 'both',
  },
  networkAcls: {
    protocols: ['icmp', 'tcp', 'udp', 'gre', 'all'],
    mostEntries: DEFAULT_QUOTAS.entriesPerNetworkAcl,
  },
  routeTablePrefix: 'vtb-',
  localRoutes: 'subnets',
  nextHops: {
    host: 'Instance',
    vpnGateway: 'VpnGateway',
    types: [
      'Instance',
      'HaVip',
      'RouterInterface',
      'NetworkInterface',
      'VpnGateway',
      'NatGateway',
      'Attachment',
      'VpcPeer',
    ],
  },
  refusals: Object.keys(ERRORS),
};
