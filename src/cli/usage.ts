import type { CommanderError } from 'commander';
import type { Problem } from '../model/errors.js';

/** Commander's message as a problem: its suggestion is what to do next. */
export function usageProblem({ message }: CommanderError): Problem {
  const [first = '', ...rest] = message.split('\n');
  const suggestion = /^\(Did you mean (.*)\?\)$/.exec(rest.join(' ').trim())?.[1];
  return {
    what: first.replace(/^error: /, ''),
    hint: suggestion === undefined ? 'see `transitlab --help`' : `did you mean ${suggestion}?`,
  };
}
