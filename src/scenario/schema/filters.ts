import Type, { type Static } from 'typebox';
import { Cidr, Ports, Protocol, strict, text } from './base.js';

/** Security groups and network ACLs. */
export const SecurityGroupRule = Type.Object(
  {
    direction: Type.Enum(['ingress', 'egress'], { description: 'Into the group’s hosts, or out of them' }),
    protocol: Protocol,
    ports: Type.Optional(Ports),
    cidr: Type.Optional(text('The other side, an IPv4 block: 172.16.1.0/24', '172.16.1.0/24')),
    group: Type.Optional(
      text('Instead of cidr, a security group: of the same VPC, for Tencent Cloud of the same region'),
    ),
    policy: Type.Optional(
      Type.Enum(['accept', 'drop'], {
        default: 'accept',
        description: 'What becomes of a packet; on Alibaba Cloud drop wins at equal priority',
      }),
    ),
    priority: Type.Optional(
      Type.Integer({
        minimum: 1,
        maximum: 100,
        default: 1,
        description: '1 is asked first, 100 last; only Alibaba Cloud has it',
      }),
    ),
  },
  { ...strict, description: 'A rule; the other side is cidr or group, 0.0.0.0/0 if neither' },
);

export const SecurityGroup = Type.Object(
  {
    vpc: Type.Optional(
      text('The VPC it belongs to; on Tencent Cloud it belongs to that VPC’s account and region'),
    ),
    account: Type.Optional(text('Without vpc, only on Tencent Cloud: the owner, a name under accounts')),
    region: Type.Optional(text('Without vpc, only on Tencent Cloud: the region’s id', 'ap-guangzhou')),
    type: Type.Optional(
      Type.Enum(['normal', 'enterprise'], {
        default: 'normal',
        description:
          'normal is the basic security group, enterprise the advanced one; only Alibaba Cloud has types',
      }),
    ),
    inner_access: Type.Optional(
      Type.Enum(['Accept', 'Drop'], {
        description:
          'Whether its hosts reach each other without a rule (InnerAccessPolicy, only Alibaba Cloud’s): Accept for normal, always Drop for enterprise',
      }),
    ),
    rules: Type.Optional(
      Type.Array(SecurityGroupRule, {
        description:
          'Its rules: in any order (Alibaba Cloud), or the first that matches decides (Tencent Cloud)',
      }),
    ),
  },
  { ...strict, description: 'A security group' },
);

export const NetworkAclEntry = Type.Object(
  {
    protocol: Protocol,
    ports: Type.Optional(Ports),
    cidr: Cidr,
    policy: Type.Enum(['accept', 'drop'], { description: 'What becomes of a packet that matches' }),
  },
  { ...strict, description: 'An entry; cidr is the source of ingress, the destination of egress' },
);

export const NetworkAcl = Type.Object(
  {
    vpc: text('The VPC it belongs to'),
    vswitches: Type.Optional(
      Type.Array(Type.String(), { description: 'The vSwitches of the VPC that it is bound to' }),
    ),
    subnets: Type.Optional(
      Type.Array(Type.String(), { description: 'The same, in Tencent Cloud’s word: subnets of the VPC' }),
    ),
    ingress: Type.Optional(
      Type.Array(NetworkAclEntry, { description: 'For packets into its subnets: the first match decides' }),
    ),
    egress: Type.Optional(
      Type.Array(NetworkAclEntry, {
        description: 'For packets out of its subnets: the first match decides',
      }),
    ),
  },
  { ...strict, description: 'A network ACL, stateless; what no entry matches is dropped' },
);

export type SecurityGroup = Static<typeof SecurityGroup>;
export type SecurityGroupRule = Static<typeof SecurityGroupRule>;
export type NetworkAcl = Static<typeof NetworkAcl>;
export type NetworkAclEntry = Static<typeof NetworkAclEntry>;
