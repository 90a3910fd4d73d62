import { actionMaker } from '../action.js';
import { onceBy } from '../token.js';
import { refuse } from './errors.js';
import { record } from './params.js';
import { change } from './tables.js';

export { accept, type Outcome } from '../action.js';

/** In headers under signature v3, beside the other parameters under signature v1. */
const COMMON_PARAMS = [
  'Action',
  'Version',
  'Region',
  'Timestamp',
  'Nonce',
  'SecretId',
  'Signature',
  'SignatureMethod',
  'Token',
  'Language',
  'RequestClient',
];

export const action = actionMaker({
  record,
  commonParams: COMMON_PARAMS,
  firstItem: 0,
  once: onceBy({
    tokensOf: ({ tencent }) => tencent.tokens,
    withTokens: (world, tokens) => change(world, { tokens }),
    mismatch: () => refuse('InvalidParameterValue', 'The ClientToken was used with other parameters.'),
  }),
  requestId: (uuid) => uuid,
});
