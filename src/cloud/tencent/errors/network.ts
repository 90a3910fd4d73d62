import type { Catalogue } from './catalogue.js';

/** vpc 2017-03-12 and dc 2018-04-10: VPCs, subnets, routes, security groups, network ACLs, gateways, tunnels. */
export const NETWORK = {
  'InvalidParameterValue.Empty': 'A value is empty.',
  'InvalidParameterValue.RouteNextHopInvalid': 'The next hop of the route is not valid.',
  'InvalidParameterValue.SubnetConflict': 'The block is that of another subnet.',
  'InvalidParameterValue.SubnetOverlap': 'The block overlaps that of another subnet of the VPC.',
  'InvalidParameterValue.SubnetOverlapRoute': 'The block is the destination of a route of the VPC.',
  'InvalidParameterValue.SubnetRange': 'The block is not one that a subnet of this VPC can have.',
  'InvalidParameterValue.VpcCidrConflict': 'The block conflicts with those of the VPC.',
  'InvalidParameterValue.VpcCidrOverlapRoute': 'The block overlaps the destination of a route of the VPC.',
  'InvalidParameter.AclTypeMismatch': 'The entries are of another type than the network ACL.',
  'InvalidRouteId.NotFound': 'The route does not exist.',
  'InvalidRouteTableId.Malformed': 'The id of the route table has the wrong form.',
  'InvalidRouteTableId.NotFound': 'The route table does not exist.',
  'InvalidVpcId.Malformed': 'The id of the VPC has the wrong form.',
  'InvalidVpcId.NotFound': 'The VPC does not exist.',
  'InvalidVpnGatewayId.Malformed': 'The id of the VPN gateway has the wrong form.',
  'InvalidVpnGatewayId.NotFound': 'The VPN gateway does not exist.',
  'LimitExceeded.SecurityGroupPolicySet': 'The security group has as many policies as it can have.',
  'ResourceNotFound.DirectConnectTunnelIdIsNotExist': 'The dedicated tunnel does not exist.',
  'UnsupportedOperation.DisabledNotifyCcn': 'The route is published to the CCN.',
  'UnsupportedOperation.DuplicatePolicy': 'The security group has this policy already.',
  'UnsupportedOperation.InvalidStatusNotifyCcn':
    'A route of this kind and state is not published to the CCN.',
  'UnsupportedOperation.NotifyCcn': 'The route is published to the CCN already, or not yet.',
  'UnsupportedOperation.SystemRoute': 'It is a route of the system.',
  'UnsupportedOperation.VersionMismatch': 'The security group has another version by now.',
  'UnsupportedOperation.VpcMismatch': 'The resources are not in one VPC.',
  'UnsupportedOperation.VpnGwVpcIdMustHave': 'A VPN gateway of this type stands in a VPC.',
  'UnsupportedOperation.VpnGwVpcIdNotHave': 'A VPN gateway of this type stands in no VPC.',
  UnsupportedRegion: 'The product does not serve this region.',
} as const satisfies Catalogue;
