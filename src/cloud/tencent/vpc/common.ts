import type { Json } from '../../../model/json.js';
import { newId } from '../../ids.js';
import { find } from '../../lookup.js';
import type { Reader } from '../../params.js';
import type { Account, World } from '../../world.js';
import { refuse } from '../errors.js';
import { list, optional, record, text } from '../params.js';
import { REGIONS } from '../regions.js';
import { putRow } from '../tables.js';
import type { Label } from './state.js';

export const VPC = 'Vpc 2017-03-12';
export const CVM = 'Cvm 2017-03-12';

/** Text of `max` bytes at most, in UTF-8. */
export const bytes =
  (max: number): Reader<string> =>
  (value, name) => {
    const read = text(value, name);
    if (!read.ok) return read;
    const size = new TextEncoder().encode(read.value).length;
    return size <= max
      ? read
      : refuse('InvalidParameterValue.TooLong', `${name} has ${size} bytes; ${max} are allowed.`);
  };

export const name = bytes(60);
export const description = optional(bytes(100));

/** Mandatory where something is made: it says where. */
export const region: Reader<string> = (value, parameter) => {
  const read = text(value, parameter);
  if (!read.ok) return read;
  return Object.hasOwn(REGIONS, read.value) ? read : refuse('UnsupportedRegion', `It is ${read.value}.`);
};

/** A parameter that the action has and that decides nothing here. */
export const unread: Reader<Json | undefined> = (value) => ({ ok: true, value });

export const tags = list(record({ Key: text, Value: optional(text) }), 50);

/** An id of something new, and the world in which its name and its time are known. */
export function named(world: World, prefix: string, label: string): readonly [string, World] {
  const [id, numbered] = newId(world, prefix, 8);
  return [id, putRow(numbered, 'labels', id, { name: label, created: world.now })];
}

/** What stands in a scenario file has its id for a name, and is as old as the clock. */
export const labelOf = (world: World, id: string): Label =>
  find(world.tencent.labels, id) ?? { name: id, created: 0 };

type Found<T> = { readonly ok: true; readonly row: T } | ReturnType<typeof refuse>;

/** A row of the caller's by an id that a call names; `kind` is the prefix of its ids. */
export function own<T extends object>(
  caller: Account,
  row: T | undefined,
  owner: string | undefined,
  kind: string,
  id: string,
): Found<T> {
  if (row && owner === caller.id) return { ok: true, row };
  return new RegExp(`^${kind}-[0-9a-z]{8}$`).test(id) || row
    ? refuse('ResourceNotFound', `It is ${id}.`)
    : refuse(
        'InvalidParameterValue.Malformed',
        `It is ${id}; such an id is ${kind}- and 8 letters or digits.`,
      );
}
