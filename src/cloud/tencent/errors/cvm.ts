import type { Catalogue } from './catalogue.js';

/** cvm 2017-03-12. */
export const CVM = {
  'FailedOperation.NoAvailableIpAddressCountInSubnet': 'The subnet has too few free addresses.',
  'FailedOperation.SecurityGroupActionFailed': 'The security group cannot be bound or unbound so.',
  'InvalidInstanceId.Malformed': 'An instance id has the wrong form.',
  'InvalidInstanceId.NotFound': 'The instance does not exist.',
  'InvalidInstanceName.TooLong': 'The name of the instance is too long.',
  'InvalidParameterValue.IPAddressMalformed': 'An address has the wrong form.',
  'InvalidParameterValue.SubnetNotExist': 'The subnet does not exist.',
  'InvalidParameterValue.SubnetIdZoneIdNotMatch': 'The subnet is in another zone.',
  'InvalidParameterValue.VpcIdNotExist': 'The VPC does not exist.',
  'InvalidParameterValue.VpcIdSubnetIdNotMatch': 'The subnet is not in the VPC.',
  InvalidParameterCombination: 'The parameters do not go together.',
  'InvalidSecurityGroupId.NotFound': 'The security group does not exist.',
  'InvalidSgId.Malformed': 'A security group id has the wrong form.',
  'InvalidZone.MismatchRegion': 'The zone is not in the region.',
  'LimitExceeded.AssociateUSGLimitExceeded': 'The instance has as many security groups as it can have.',
  'LimitExceeded.CvmsVifsPerSecGroupLimitExceeded':
    'The security group has as many instances as it can have.',
  'UnsupportedOperation.InstanceStatePending': 'The instance is being made.',
  'UnsupportedOperation.InstanceStateRunning': 'The instance runs.',
  'UnsupportedOperation.InstanceStateStarting': 'The instance is starting.',
  'UnsupportedOperation.InstanceStateStopped': 'The instance is stopped.',
  'UnsupportedOperation.InstanceStateStopping': 'The instance is stopping.',
  'UnsupportedOperation.InstanceStateTerminating': 'The instance is being terminated.',
  VpcAddrNotInSubNet: 'The address is not one that an instance of the subnet can have.',
  VpcIpIsUsed: 'The address is taken.',
} as const satisfies Catalogue;
