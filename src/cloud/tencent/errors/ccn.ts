import type { Catalogue } from './catalogue.js';

/** vpc 2017-03-12: Cloud Connect Network. */
export const CCN = {
  'InvalidParameter.InvalidKey': 'A condition has an unknown name.',
  'LimitExceeded.CcnRouteBroadcastPolicy': 'A route table has too many policies.',
  'LimitExceeded.CcnRouteBroadcastPolicyCond': 'A condition has too many values.',
  'LimitExceeded.CurrentInstanceAttachedCcnInstances': 'The instance is in as many CCNs as it can be.',
  'UnsupportedOperation.AppIdMismatch': 'The resource belongs to another account.',
  'UnsupportedOperation.BandwidthNotExpired': 'Bandwidth that was bought for the CCN has not expired.',
  'UnsupportedOperation.CcnAttached': 'The instance is associated with a CCN already.',
  'UnsupportedOperation.CcnCrossAccount': 'The instance cannot be associated with a CCN of another account.',
  'UnsupportedOperation.CcnNotAttached': 'The instance is not associated with the CCN.',
  'UnsupportedOperation.CcnRouteOverlapFlagDisableNotSupported': 'RouteOverlapFlag cannot be switched off.',
  'UnsupportedOperation.CcnRouteTableNotExist': 'The CCN route table does not exist.',
  'UnsupportedOperation.Ecmp': 'A route for the same block is enabled; ECMP is not supported here.',
  'UnsupportedOperation.EcmpWithUserRoute': 'A route of the user has the same block.',
  'UnsupportedOperation.EcmpWithCcnRoute': 'A route of the CCN has the same block.',
  'UnsupportedOperation.ExistCcnCustomRouteTablesNotSupportDeleteCcn':
    'The CCN has route tables that were created.',
  'UnsupportedOperation.ExistCcnInstancesNotSupportDeleteCcn': 'Instances are associated with the CCN.',
  'UnsupportedOperation.InsufficientFunds': 'The account has not enough money.',
  'UnsupportedOperation.InvalidInstanceState': 'The state of the instance does not allow it.',
  'UnsupportedOperation.InvalidState': 'The state of the CCN does not allow it.',
  'UnsupportedOperation.MutexOperationTaskRunning': 'Another operation on the resource is under way.',
  'UnsupportedOperation.NotPendingCcnInstance': 'The instance does not wait to be accepted.',
  'UnsupportedOperation.NotPostpaidCcnOperation': 'The CCN is not postpaid.',
  'UnsupportedOperation.NotSupportDeleteDefaultCcnRouteTable':
    'The default CCN route table cannot be deleted.',
  'UnsupportedOperation.NotSupportModifyDefaultCcnRouteTable':
    'The default CCN route table cannot be modified.',
  'UnsupportedOperation.PrepaidCcnOnlySupportBandwidthMetering': 'A prepaid CCN is billed by bandwidth only.',
  'UnsupportedOperation.PrepaidCcnOnlySupportInterRegionLimit':
    'A prepaid CCN has limits between regions only.',
  'UnsupportedOperation.RouteTableCanNotDelete': 'Instances are bound to the route table.',
  'UnsupportedOperation.RouteTableExceedPerVbcLimit': 'The CCN has as many route tables as it can have.',
  'UnsupportedOperation.UinNotFound': 'There is no account of this number.',
  'UnsupportedOperation.UnableCrossBorder':
    'Instances inside and outside Chinese mainland cannot be joined without approval.',
} as const satisfies Catalogue;
