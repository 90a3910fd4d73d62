import type { Catalogue } from './catalogue.js';

/** Codes that every product of API 3.0 gives. */
export const COMMON = {
  InvalidAction: 'The action does not exist.',
  InvalidParameter: 'A parameter is not valid.',
  InvalidParameterValue: 'The value of a parameter is not valid.',
  LimitExceeded: 'A quota is exceeded.',
  MissingParameter: 'A parameter that is mandatory is missing.',
  ResourceInUse: 'The resource is in use.',
  ResourceUnavailable: 'The resource is not available.',
  ResourceInsufficient: 'There are not enough resources.',
  ResourceNotFound: 'The resource does not exist.',
  UnauthorizedOperation: 'The operation is not authorised.',
  UnknownParameter: 'The action has no such parameter.',
  UnsupportedOperation: 'The operation is not supported.',
} as const satisfies Catalogue;
