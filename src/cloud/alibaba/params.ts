import { readersOf } from '../params.js';
import { type ErrorCode, refuse } from './errors.js';

export { optional, or, type Read, type Reader, type Spec, type Values } from '../params.js';

/** Parameters that an action does not have are passed over. */
export const { text, integer, oneOf, flag, matching, list, record } = readersOf<ErrorCode>({
  refuse,
  missing: 'MissingParameter',
  shape: 'InvalidParameter',
  word: 'InvalidParameter',
  range: 'InvalidParameter',
  items: 'InvalidParameter',
  firstItem: 1,
});
