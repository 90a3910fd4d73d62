import type { Option } from 'commander';

const REPEATABLE = new WeakSet<Option>();

/** Marks an option that may be given more than once; it must gather its values itself. */
export function repeatable(option: Option): Option {
  REPEATABLE.add(option);
  return option;
}

export const isRepeatable = (option: Option): boolean => option.variadic || REPEATABLE.has(option);
