import { tablesOf } from '../tables.js';
import type { Alibaba } from './state.js';

export const { change, putRow, dropRow } = tablesOf<Omit<Alibaba, 'quotas'>>(
  ({ alibaba }) => alibaba,
  (world, tables) => ({ ...world, alibaba: { ...world.alibaba, ...tables } }),
);
