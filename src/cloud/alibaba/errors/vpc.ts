import type { Catalogue } from './catalogue.js';

/** Vpc 2016-04-28. */
export const VPC = {
  IncorrectStatus: [400, 'The network is in a state that does not allow this.'],
  'MissingParam.CenInstanceId': [400, 'The id of the CEN instance is missing.'],
  'IllegalParam.CenInstanceId': [400, 'The CEN instance is not valid.'],
  'Invalid.Grant': [400, 'This authorization is not possible.'],
  'InvalidInstanceId.NotFound': [404, 'The instance does not exist.'],
  'InstanceType.Invalid': [404, 'The instance type is not valid.'],
  'InvalidRegionId.NotFound': [404, 'The region does not exist.'],
  'QuotaExceeded.CbnGrantRules': [404, 'The quota of authorizations of this network is used up.'],
} as const satisfies Catalogue;
