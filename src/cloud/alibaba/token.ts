import { onceBy } from '../token.js';
import { refuse } from './errors.js';
import { change } from './tables.js';

export const once = onceBy({
  tokensOf: ({ alibaba }) => alibaba.tokens,
  withTokens: (world, tokens) => change(world, { tokens }),
  mismatch: () => refuse('IdempotenceParam.NotMatch'),
});
