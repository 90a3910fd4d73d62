import { PLAIN } from './plain.js';

/** The user id of an ordinary user who owns nothing. */
export const NOBODY = 65_534;

/**
 * Begins a command line that runs another as an ordinary user; only root can become one. What tap puts into every
 * Node.js process writes beside the tests, where that user may not: it is left out.
 */
export const asNobody = (...options: string[]): string[] => [
  ...PLAIN,
  ...['setpriv', `--reuid=${NOBODY}`, `--regid=${NOBODY}`, '--clear-groups', ...options],
];
