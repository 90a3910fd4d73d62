import { ERRORS } from '../../cloud/alibaba/errors.js';
import { REGIONS } from '../../cloud/alibaba/regions.js';
import { cidr } from '../../model/cidr.js';
import type { CloudRules } from '../clouds.js';

const SHORTEST = 8;

/** CreateVpc, CreateVSwitch and CreateRouteEntry, Vpc 2016-04-28; limits of security groups, Ecs 2014-05-26. */
export const alibabaRules: CloudRules = {
  regions: REGIONS,
  zoneOf: (region) => `${region}-a`,
  vpcBlocks: {
    ranges: ['10.0.0.0/8', '172.16.0.0/12', '192.168.0.0/16'].map((range) => ({
      range: cidr(range),
      shortest: SHORTEST,
    })),
    elsewhere: SHORTEST,
    longest: 28,
    taken: [
      [cidr('100.64.0.0/10'), 'cloud services'],
      [cidr('127.0.0.0/8'), 'the host itself'],
      [cidr('169.254.0.0/16'), 'link-local addresses'],
      [cidr('224.0.0.0/3'), 'multicast and reserved addresses'],
      [cidr('0.0.0.0/8'), 'reserved addresses'],
    ],
  },
  subnetBits: [16, 29],
  keptAddresses: [1, 3],
  securityGroups: { mostPerHost: 5, mostRules: 200 },
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
