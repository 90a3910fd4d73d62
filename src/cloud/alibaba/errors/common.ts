import type { Catalogue } from './catalogue.js';

/** Of the gateway, for every product. */
export const COMMON = {
  MissingParameter: [400, 'A parameter that is mandatory for this request is missing.'],
  InvalidParameter: [400, 'A parameter has a value that is not valid.'],
  'IdempotenceParam.NotMatch': [400, 'The client token was used before with other parameters.'],
} as const satisfies Catalogue;
