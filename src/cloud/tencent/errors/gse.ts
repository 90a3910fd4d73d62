import type { Catalogue } from './catalogue.js';

/** gse 2019-11-12. */
export const GSE = {
  'LimitExceeded.CcnLimitExceeded': 'The CCN has as many instances as it can have.',
  'LimitExceeded.FleetLimitExceeded': 'The account has as many fleets as it can have.',
  'LimitExceeded.InstanceLimitExceeded': 'The account has as many servers as it can have.',
  'ResourceNotFound.CcnResourceNotFound': 'The CCN does not exist.',
} as const satisfies Catalogue;
