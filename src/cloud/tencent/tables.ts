import { tablesOf } from '../tables.js';
import type { Tencent } from './state.js';

export const { change, putRow, dropRow } = tablesOf<Omit<Tencent, 'quotas'>>(
  ({ tencent }) => tencent,
  (world, tables) => ({ ...world, tencent: { ...world.tencent, ...tables } }),
);
