import type { TValidationError } from 'typebox/error';
import { Errors, Pointer } from 'typebox/schema';
import { Settings } from 'typebox/system';
import type { Json } from '../model/json.js';
import { chooseBranch } from './branch.js';
import type { SchemaNode } from './json-schema.js';

/** Where a value does not fit the schema. */
export interface Issue {
  /** JSON pointer of `value`. */
  readonly pointer: string;
  readonly value: Json;
  /** The schema that `value` does not fit. */
  readonly schema: SchemaNode;
  readonly error: TValidationError;
}

// The library stops at 8 by default; a file's problems are all told at once.
Settings.Set({ maxErrors: 100_000 });

/**
 * Everything in which a value does not fit a schema. What does not fit a union is measured against the alternative
 * that was meant (see `chooseBranch`); where that cannot be told there is one `anyOf` issue.
 */
export function validate(schema: SchemaNode, value: Json, pointer = ''): Issue[] {
  const [, errors] = Errors(schema, value);
  const unions = errors.filter(({ keyword }) => keyword === 'anyOf');
  const inUnion = (error: TValidationError): boolean => unions.some((union) => isBelow(error, union));
  return errors
    .filter((error) => !inUnion(error))
    .flatMap((error) => {
      const issue: Issue = {
        pointer: pointer + error.instancePath,
        value: Pointer.Get(value, error.instancePath) as Json,
        schema: (Pointer.Get(schema, schemaPointer(error)) ?? {}) as SchemaNode,
        error,
      };
      return error.keyword === 'anyOf' ? inBranch(issue) : [issue];
    });
}

function inBranch(issue: Issue): Issue[] {
  const branch = chooseBranch(issue.schema.anyOf ?? [], issue.value);
  return branch.kind === 'one' ? validate(branch.schema, issue.value, issue.pointer) : [issue];
}

/** What is one too many for a list is measured against `false`; the list's own schema tells more. */
const schemaPointer = ({ schemaPath }: TValidationError): string =>
  schemaPath.slice(1).replace(/\/additionalItems$/, '');

const isBelow = (error: TValidationError, union: TValidationError): boolean =>
  error !== union &&
  error.schemaPath.startsWith(`${union.schemaPath}/anyOf/`) &&
  (error.instancePath === union.instancePath || error.instancePath.startsWith(`${union.instancePath}/`));
