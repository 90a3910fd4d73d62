import Type, { type Static } from 'typebox';
import { CLOUD_NAMES } from '../clouds.js';
import { Cidr, named, strict, text } from './base.js';

/** Accounts, their VPCs, and the hosts in them. */
export const Account = Type.Object(
  {
    uid: Type.String({
      pattern: '^[0-9]{5,20}$',
      description: 'The number by which the cloud knows the account: 5 to 20 digits, in quotes',
    }),
    cloud: Type.Optional(Type.Enum(CLOUD_NAMES, { description: 'Its cloud, if it is not the file’s' })),
    cross_border: Type.Optional(
      Type.Boolean({
        default: false,
        description: 'It has passed the check for lines that cross the border of mainland China',
      }),
    ),
  },
  { ...strict, description: 'An account of a cloud' },
);

export const VSwitch = Type.Object(
  {
    cidr: Cidr,
    zone: Type.Optional(text('Its zone: cn-qingdao-b; the region’s zone a if absent', 'cn-qingdao-b')),
  },
  { ...strict, description: 'A vSwitch (Alibaba Cloud) or subnet (Tencent Cloud)' },
);

export const NextHop = Type.Object(
  {
    type: text('Its type, as the cloud names it: RouterInterface', 'RouterInterface'),
    id: text('Its id in the cloud; a route to what is not there drops packets'),
  },
  { ...strict, description: 'A next hop that is no host and no gateway of the file' },
);

export const VpcRoute = Type.Object(
  {
    cidr: Cidr,
    next_hop: Type.Union([text('A host or gateway of the VPC'), NextHop], {
      description: 'A host or gateway of the VPC by name, or a map of type and id',
    }),
  },
  { ...strict, description: 'A route of the VPC’s own, in its main table' },
);

const subnets = (description: string) =>
  Type.Optional(
    named(
      Type.Union([Cidr, VSwitch], { description: 'A block, 172.16.1.0/24, or a map of cidr and zone' }),
      description,
    ),
  );

export const Vpc = Type.Object(
  {
    account: text('The owner: a name under accounts'),
    region: text('The region’s id: cn-qingdao, cn-beijing', 'cn-qingdao'),
    cidr: Cidr,
    secondary_cidrs: Type.Optional(Type.Array(Cidr, { description: 'Further blocks: at most five' })),
    vswitches: subnets('vSwitches by id'),
    subnets: subnets('The same, in Tencent Cloud’s word: subnets by id'),
    routes: Type.Optional(
      Type.Array(VpcRoute, { description: 'Its own routes, beside those of its subnets' }),
    ),
  },
  { ...strict, description: 'A VPC with its vSwitches or subnets' },
);

export const Host = Type.Object(
  {
    vswitch: Type.Optional(text('The vSwitch it stands in')),
    subnet: Type.Optional(text('The same, in Tencent Cloud’s word: the subnet it stands in')),
    address: Type.Optional(
      text('Its private address: 172.16.1.10; the lowest free one if absent', '172.16.1.10'),
    ),
    aliases: Type.Optional(
      Type.Array(Type.String(), {
        description: 'Further addresses that it answers for, if routes lead them to it: 10.9.0.1',
      }),
    ),
    security_groups: Type.Array(Type.String(), {
      minItems: 1,
      description:
        'One to five security groups: of its VPC and of one type (Alibaba Cloud); of its account and region, in the order in which they are asked (Tencent Cloud)',
    }),
  },
  { ...strict, description: 'A host: one interface, one address' },
);

export type Account = Static<typeof Account>;
export type Vpc = Static<typeof Vpc>;
export type VSwitch = Static<typeof VSwitch>;
export type VpcRoute = Static<typeof VpcRoute>;
export type NextHop = Static<typeof NextHop>;
export type Host = Static<typeof Host>;
