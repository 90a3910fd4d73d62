import type { Argument, Command, Option } from 'commander';
import { isRepeatable } from '../define/repeatable.js';
import type { Candidate } from './candidate.js';
import { type Situation, valuesFor } from './values.js';

/** What the words of a command line before the cursor are, and what it is about. */
interface Read {
  readonly verb: Command;
  /** Words that are no options, in order. */
  readonly operands: readonly string[];
  /** Options that were given, by their long names, with their values. */
  readonly options: ReadonlyMap<string, readonly string[]>;
  /** The option whose value comes next. */
  readonly awaits?: Option;
  /** Behind `--`: no more options. */
  readonly plain: boolean;
}

/**
 * What the last of these words can be; the words are those behind the command's own name, and the last may be empty. Those
 * that do not begin as it does are left out.
 */
export async function candidates(
  program: Command,
  words: readonly string[],
  situation: Situation,
): Promise<Candidate[]> {
  const current = words.at(-1) ?? '';
  const all = await possible(program, words.slice(0, -1), current, situation);
  return all.filter(({ value }) => value.startsWith(current));
}

async function possible(
  program: Command,
  before: readonly string[],
  current: string,
  situation: Situation,
): Promise<Candidate[]> {
  const [name, ...rest] = before;
  if (name === undefined) return current.startsWith('-') ? optionsOf(program, new Map()) : verbsOf(program);
  const verb = program.commands.find((one) => one.name() === name);
  if (!verb) return [];
  const read = readWords(verb, rest);
  if (read.awaits) return valuesOf(read.awaits, read, current, situation);
  if (read.plain || !current.startsWith('-')) return operandsOf(read, current, situation);
  const [, long = '', value] = /^(--[^=]+)=(.*)$/s.exec(current) ?? [];
  if (value === undefined) return optionsOf(verb, read.options);
  const option = optionNamed(verb, long);
  if (!option) return [];
  const values = await valuesOf(option, read, value, situation);
  return values.map((one) => ({ ...one, value: `${long}=${one.value}` }));
}

function readWords(verb: Command, words: readonly string[]): Read {
  const operands: string[] = [];
  const options = new Map<string, readonly string[]>();
  let awaits: Option | undefined;
  let plain = false;
  const give = (option: Option, value: string): void => {
    options.set(option.long ?? '', [...(options.get(option.long ?? '') ?? []), value]);
  };
  for (const word of words) {
    const option = plain ? undefined : optionNamed(verb, word.replace(/^(--[^=]+)=.*$/s, '$1'));
    if (awaits && !(awaits.variadic && (option || word === '--'))) {
      give(awaits, word);
      if (!awaits.variadic) awaits = undefined;
    } else if (option) {
      awaits = undefined;
      if (word.includes('=')) give(option, word.slice(word.indexOf('=') + 1));
      else if (option.required || option.optional) awaits = option;
      else give(option, '');
    } else if (word === '--' && !plain) [plain, awaits] = [true, undefined];
    else operands.push(word);
  }
  return { verb, operands, options, plain, ...(awaits ? { awaits } : {}) };
}

const optionNamed = (verb: Command, word: string): Option | undefined =>
  verb.options.find(({ long, short }) => word !== '' && (word === long || word === short));

const verbsOf = ({ commands }: Command): Candidate[] =>
  commands
    .filter((verb) => !isHidden(verb))
    .map((verb) => ({ value: verb.name(), about: verb.description() }));

/** Commander tells by its help only. */
const isHidden = (verb: Command): boolean =>
  !(verb.parent?.createHelp().visibleCommands(verb.parent).includes(verb) ?? false);

/** Those that were not given, and those that can be given again. */
function optionsOf({ options }: Command, given: Read['options']): Candidate[] {
  const left = options.filter(
    (option) => !option.hidden && (isRepeatable(option) || !given.has(option.long ?? '')),
  );
  return [
    ...left.map(({ long, short, description }) => ({ value: long ?? short ?? '', about: description })),
    { value: '--help', about: 'display help for command' },
  ];
}

function valuesOf(
  option: Option,
  read: Read,
  current: string,
  situation: Situation,
): Promise<Candidate[]> | Candidate[] {
  if (option.argChoices) return option.argChoices.map((value) => ({ value, about: '' }));
  return valuesFor(option.long ?? '', wordsOf(read), current, situation);
}

function operandsOf(read: Read, current: string, situation: Situation): Promise<Candidate[]> | Candidate[] {
  const { verb, operands } = read;
  const { registeredArguments: known } = verb;
  const last = known.at(-1);
  const argument: Argument | undefined = known[operands.length] ?? (last?.variadic ? last : undefined);
  if (!argument) return [];
  if (argument.argChoices) return argument.argChoices.map((value) => ({ value, about: '' }));
  return valuesFor(argument.name(), wordsOf(read), current, situation);
}

const wordsOf = ({ verb, operands, options }: Read) => ({
  verb: verb.name(),
  operands,
  option: (long: string): string | undefined => options.get(long)?.at(-1),
  given: (long: string): readonly string[] => options.get(long) ?? [],
});
