import type { Catalogue } from './catalogue.js';

/** vpc 2017-03-12: what is wrong with parameters. */
export const PARAMETERS = {
  'InvalidParameter.Coexist': 'The parameters cannot be given together.',
  'InvalidParameter.FilterInvalidKey': 'A filter has an unknown name.',
  'InvalidParameter.FilterNotDict': 'A filter is no pair of Name and Values.',
  'InvalidParameter.FilterValuesNotList': 'The values of a filter are no list.',
  'InvalidParameterValue.Duplicate': 'A value is given twice.',
  'InvalidParameterValue.LimitExceeded': 'A list has too many items.',
  'InvalidParameterValue.Malformed': 'A value has the wrong form.',
  'InvalidParameterValue.ParameterMismatch': 'Parameters do not fit each other.',
  'InvalidParameterValue.Range': 'A number is out of range.',
  'InvalidParameterValue.TagDuplicateKey': 'A tag has a key that another one has.',
  'InvalidParameterValue.TooLong': 'A text is too long.',
} as const satisfies Catalogue;
