import { readersOf } from '../params.js';
import { type ErrorCode, refuse } from './errors.js';

export { optional, or, type Read, type Reader, type Spec, type Values } from '../params.js';

/** Tencent Cloud refuses parameters that an action does not have. Its lists count from 0. */
export const { text, integer, oneOf, flag, matching, list, record } = readersOf<ErrorCode>({
  refuse,
  missing: 'MissingParameter',
  shape: 'InvalidParameterValue.Malformed',
  word: 'InvalidParameterValue',
  range: 'InvalidParameterValue.Range',
  items: 'InvalidParameterValue.LimitExceeded',
  unknown: 'UnknownParameter',
  firstItem: 0,
});
