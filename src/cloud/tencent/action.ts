import { actionMaker, type Outcome } from '../action.js';
import type { Action } from '../call.js';
import type { Spec, Values } from '../params.js';
import { onceBy } from '../token.js';
import type { Account, World } from '../world.js';
import { refuse } from './errors.js';
import { followed } from './followed.js';
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

const plain = actionMaker({
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

/** An action of Tencent Cloud. Before and after it the cloud does what it does by itself. */
export const action = <S extends Spec>(
  api: string,
  name: string,
  spec: S,
  body: (world: World, caller: Account, params: Values<S>) => Outcome,
): Action =>
  plain(api, name, spec, (world, caller, params) => {
    const outcome = body(followed(world), caller, params);
    return outcome.ok ? { ...outcome, world: followed(outcome.world) } : outcome;
  });
