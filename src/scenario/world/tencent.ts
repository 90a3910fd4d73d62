import { DEFAULT_QUOTAS } from '../../cloud/tencent/quotas.js';
import { emptyTencent, type Tencent } from '../../cloud/tencent/state.js';
import type * as File from '../schema.js';
import { quotasOf } from './quotas.js';

export const tencentOf = (file: File.ScenarioFile): Tencent =>
  emptyTencent(quotasOf(DEFAULT_QUOTAS, file.quotas));
