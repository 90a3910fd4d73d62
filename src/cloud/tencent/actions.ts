import type { Action } from '../call.js';

/** Every action of Tencent Cloud that transitlab knows, by its name. */
export const tencentActions: Readonly<Record<string, Action>> = Object.fromEntries(
  ([] as Action[]).map((action) => [action.name, action]),
);
