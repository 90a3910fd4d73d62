import type { CommanderError } from 'commander';
import type { Problem } from '../model/errors.js';

/** Commander's message on these words as a problem: its suggestion, or the verb's own help, is what to do next. */
export function usageProblem({ message, code }: CommanderError, args: readonly string[]): Problem {
  const [first = '', ...rest] = message.split('\n');
  const suggestion = /^\(Did you mean (.*)\?\)$/.exec(rest.join(' ').trim())?.[1];
  return {
    what: first.replace(/^error: /, ''),
    hint: suggestion === undefined ? next(code, args) : `did you mean ${suggestion}?`,
  };
}

function next(code: string, [verb = '', place = 'HOST', ...words]: readonly string[]): string {
  if (code === 'commander.unknownOption' && verb === 'exec' && !words.includes('--'))
    return `put -- before the program: transitlab exec ${place} -- ${words.join(' ')}`;
  const known = code !== 'commander.unknownCommand' && /^[a-z]+$/.test(verb);
  return `see \`transitlab ${known ? `${verb} ` : ''}--help\``;
}
