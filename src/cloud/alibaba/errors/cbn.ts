import type { Catalogue } from './catalogue.js';

/** Cbn 2017-09-12: Cloud Enterprise Network. */
export const CBN = {
  InvalidName: [400, 'The name is not valid.'],
  InvalidDescription: [400, 'The description is not valid.'],
  'FilterKey.NotSupport': [400, 'The filter key is not supported.'],
  'ParameterIllegal.PageNumber': [400, 'The page number is not valid.'],
  'ParameterIllegal.PageSize': [400, 'The page size is not valid.'],
  'ParameterIllegal.ProtectionLevel': [400, 'The protection level is not valid.'],
  'ParameterIllegal.ChildInstanceType': [400, 'The type of the network is not valid.'],
  'ParameterIllegal.ChildInstanceRegionId': [400, 'The region of the network is not valid.'],
  'ParameterIllegal.ChildInstanceUid': [400, 'The account id of the network’s owner is not valid.'],
  'ParameterIllegal.AliUid': [400, 'The account id is not valid.'],
  'ParameterIllegal.RegionId': [400, 'The region is not valid.'],
  'ParameterIllegal.BandwidthLimit': [400, 'The bandwidth limit is not valid.'],
  'ParameterIllegal.BandwidthPackage': [400, 'The specification of the bandwidth package is not valid.'],
  'UnSupported.ChargeType': [400, 'The billing method is not supported.'],
  'InvalidOperation.EnhanceProtectionLevel': [400, 'The protection level cannot be made stricter.'],
  'InstanceType.NotSupport': [400, 'Networks of this type are not supported.'],
  'QuotaExceeded.CenInstance': [400, 'The quota of CEN instances is used up.'],
  'QuotaExceeded.ChildInstance': [400, 'The quota of networks in one region of the CEN instance is used up.'],
  'QuotaExceeded.Region': [400, 'The quota of regions in the CEN instance is used up.'],
  ParameterCenInstanceId: [404, 'The CEN instance does not exist.'],
  ParameterInstanceId: [404, 'The network does not exist.'],
  ParameterBwpInstanceId: [404, 'The bandwidth package does not exist.'],
  'Bid.NotFound': [404, 'The account does not exist.'],
  'GeographicSpan.NotFound': [404, 'There is no such pair of areas.'],
  'InvalidOperation.CenInstanceStatus': [409, 'The CEN instance is in a state that does not allow this.'],
  'InvalidOperation.ChildInstanceStatus': [409, 'The network is in a state that does not allow this.'],
  'InvalidOperation.ChildInstanceAlreadyAttached': [
    409,
    'The network is attached to a CEN instance already.',
  ],
  'InvalidOperation.AttachedChildInstanceExist': [409, 'Networks are attached to the CEN instance.'],
  'InvalidOperation.BwpInstanceStatus': [
    409,
    'The bandwidth package is in a state that does not allow this.',
  ],
  'InvalidOperation.BwpBusinessStatus': [409, 'The bandwidth package is locked.'],
  'InvalidOperation.BwpForGeoSpanAlreadyAssociated': [
    409,
    'The CEN instance has a bandwidth package for this pair of areas already.',
  ],
  'InvalidOperation.BwpForGeoSpanNotAssociated': [
    409,
    'The CEN instance has no bandwidth package for this pair of areas.',
  ],
  'InvalidOperation.BwpBandwidthExceeded': [409, 'The bandwidth package does not have this much bandwidth.'],
  'InvalidOperation.CenBandwidthLimitsNotZero': [
    409,
    'Region connections draw on the bandwidth package; set their limits to 0 first.',
  ],
  'Forbbiden.AttachChildInstanceAcrossUid': [
    409,
    'The network belongs to another account, which has not authorized this CEN instance to attach it.',
  ],
  'Operation.Blocking': [500, 'Another operation is under way; try again later.'],
} as const satisfies Catalogue;
