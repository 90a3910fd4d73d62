import { chooseBranch, isObject, typeOf } from './branch.js';
import { error, type Finding, keyError } from './finding.js';
import { join, parts, placeOf } from './pointer.js';
import { similar, suggest } from './suggest.js';
import { type Issue, validate } from './validate.js';

/** What to tell people about an issue, in the words of the file. */
export function findingsOf(issue: Issue): Finding[] {
  switch (issue.error.keyword) {
    case 'additionalProperties':
      return issue.error.params.additionalProperties.map((key) => unknownKey(issue, key));
    case 'required':
      return missingKeys(issue, issue.error.params.requiredProperties);
    case 'anyOf':
      return [noBranch(issue)];
    case 'type':
      return [wrongType(issue)];
    case 'enum':
      return [wrongWord(issue)];
    case 'boolean':
      // A closed list's surplus; for maps `additionalProperties` says the same at the map.
      return issue.error.schemaPath.endsWith('/additionalItems') ? [problem(issue, 'is one too many')] : [];
    default:
      return [problem(issue, unfit(issue))];
  }
}

const problem = ({ pointer, schema }: Issue, what: string, hint = schema.description): Finding =>
  error(pointer, `${placeOf(pointer)} ${what}`, hint === undefined ? undefined : lowerFirst(hint));

function unknownKey({ pointer, schema }: Issue, key: string): Finding {
  const at = join(pointer, key);
  if (schema.patternProperties) {
    const rule = 'a name begins with a letter, and has up to 63 letters, digits, _ . and -';
    return keyError(
      at,
      `"${key}" cannot be a name`,
      pointer.endsWith('/save') ? rule.replace(' .', '') : rule,
    );
  }
  const known = Object.keys(schema.properties ?? {});
  return keyError(at, `unknown key "${key}" in ${placeOf(pointer)}`, suggest(key, known, 'keys known here'));
}

/** A key that is there under another spelling is not missing as well. */
function missingKeys({ pointer, schema, value }: Issue, required: readonly string[]): Finding[] {
  const surplus = Object.keys(isObject(value) ? value : {}).filter(
    (key) => !Object.hasOwn(schema.properties ?? {}, key),
  );
  return required
    .filter((key) => !surplus.some((other) => similar(other, Object.keys(schema.properties ?? {})) === key))
    .map((key) => {
      const description = schema.properties?.[key]?.description;
      const hint = description === undefined ? undefined : `${key} is: ${lowerFirst(description)}`;
      return keyError(pointer, `${placeOf(pointer)} has no ${key}`, hint);
    });
}

function noBranch(issue: Issue): Finding {
  const { pointer, schema, value } = issue;
  const branch = chooseBranch(schema.anyOf ?? [], value);
  switch (branch.kind) {
    case 'misspelt':
      return keyError(
        join(pointer, branch.key),
        `unknown key "${branch.key}" in ${placeOf(pointer)}`,
        `did you mean "${branch.meant}"?`,
      );
    case 'several':
      return problem(issue, `has ${branch.keys.join(' and ')} at once`);
    case 'none': {
      const given = Object.keys(isObject(value) ? value : {}).join(', ');
      const wanted = schema.description ?? `one of ${branch.keys.join(', ')}`;
      return problem(
        issue,
        `must have ${lowerFirst(wanted)}`,
        given === '' ? 'it is empty' : `it has ${given}`,
      );
    }
    case 'one':
    case 'type': {
      const types = [...new Set((schema.anyOf ?? []).map(({ type }) => TYPE[type ?? 'object']))];
      return problem(issue, `must be ${types.join(' or ')}, not ${shown(value)}`);
    }
  }
}

const TYPE = {
  string: 'a text',
  number: 'a number',
  integer: 'a whole number',
  boolean: 'true or false',
  object: 'a map',
  array: 'a list',
  null: 'empty',
} as const;

function wrongType(issue: Issue): Finding {
  const { value, schema } = issue;
  const wanted = TYPE[schema.type ?? 'object'];
  if (value === null) return problem(issue, `is empty; it must be ${wanted}`);
  const quotable = schema.type === 'string' && !schema.examples && typeof value !== 'object';
  const fits = quotable && validate(schema, String(value)).length === 0;
  return problem(issue, `must be ${wanted}, not ${kindOf(value)}`, fits ? 'write it in quotes' : undefined);
}

/** A text as it is; anything else by its type, for a number of the file may have more digits than survive reading. */
const kindOf = (value: Issue['value']): string => {
  const type = typeOf(value);
  return typeof value === 'string' || type === undefined ? shown(value) : TYPE[type];
};

function wrongWord(issue: Issue): Finding {
  const words = (issue.schema.enum ?? []).map(String);
  const meant = typeof issue.value === 'string' ? similar(issue.value, words) : undefined;
  const hint = meant === undefined ? undefined : `did you mean "${meant}"?`;
  return problem(issue, `must be ${alternatives(words)}, not ${shown(issue.value)}`, hint);
}

const alternatives = (words: readonly string[]): string =>
  words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} or ${words.at(-1)}`;

/** The clause for a value of the right type that is out of its bounds. */
function unfit({ value, schema, error: { keyword }, pointer }: Issue): string {
  switch (keyword) {
    case 'minimum':
    case 'maximum':
      return `must be from ${schema.minimum} to ${schema.maximum}, not ${shown(value)}`;
    case 'minItems':
      if (Array.isArray(schema.items)) return 'has too few items';
      return (schema.minItems ?? 1) > 1
        ? `must have at least ${schema.minItems} items`
        : 'must not be an empty list';
    case 'minLength':
      return 'must not be empty';
    case 'pattern':
      return `cannot be ${shown(value)}`;
    default:
      return `does not fit the schema (${keyword} of ${parts(pointer).at(-1) ?? 'the file'})`;
  }
}

const LONGEST = 40;

function shown(value: Issue['value']): string {
  const type = typeOf(value);
  if (type === 'object' || type === 'array') return TYPE[type];
  if (value === null) return 'empty';
  const text = JSON.stringify(value);
  return text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text;
}

const lowerFirst = (text: string): string =>
  /^[A-Z][a-z ]/.test(text) ? text.charAt(0).toLowerCase() + text.slice(1) : text;
