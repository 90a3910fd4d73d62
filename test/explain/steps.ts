import type { Fix } from '../../src/explain/fix.js';

/** A fix in short: `A: CreateCen`, `heal`, `file`. */
export const stepsOf = (fix: Fix | undefined): string[] =>
  fix?.items.map((item) => (item.kind === 'call' ? `${item.as}: ${item.action}` : item.kind)) ?? [];

/** The parameters of a fix's calls. */
export const paramsOf = (fix: Fix | undefined): unknown[] =>
  fix?.items.flatMap((item) => (item.kind === 'call' ? [item.params] : [])) ?? [];
