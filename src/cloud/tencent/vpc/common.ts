import { type Cidr, parseCidr } from '../../../model/cidr.js';
import type { Json } from '../../../model/json.js';
import { newId } from '../../ids.js';
import { find } from '../../lookup.js';
import type { Reader } from '../../params.js';
import type { Account, Subnet, Vpc, World } from '../../world.js';
import { upTo } from '../actions/common.js';
import { type ErrorCode, type Refusal, refuse } from '../errors.js';
import { optional, text } from '../params.js';
import { REGIONS } from '../regions.js';
import { putRow } from '../tables.js';
import type { Label } from './state.js';

export const CVM = 'cvm 2017-03-12';

export const name = upTo(60);
export const description = optional(upTo(100));

/** Mandatory where something is made: it says where. */
export const region: Reader<string> = (value, parameter) => {
  const read = text(value, parameter);
  if (!read.ok) return read;
  return Object.hasOwn(REGIONS, read.value) ? read : refuse('UnsupportedRegion', `It is ${read.value}.`);
};

/** A parameter that the action has and that decides nothing here. */
export const unread: Reader<Json | undefined> = (value) => ({ ok: true, value });

/** An id of something new, and the world in which its name and its time are known. */
export function named(world: World, prefix: string, label: string): readonly [string, World] {
  const [id, numbered] = newId(world, prefix, 8);
  return [id, putRow(numbered, 'labels', id, { name: label, created: world.now })];
}

/** What stands in a scenario file has its id for a name, and is as old as the clock. */
export const labelOf = (world: World, id: string): Label =>
  find(world.tencent.labels, id) ?? { name: id, created: 0 };

export type Found<T> = { readonly ok: true; readonly row: T } | Refusal;

/**
 * The row under an id that a call names, if it is the caller's; `kind` is the prefix of such ids, `foreign` the code
 * for what belongs to another account.
 */
export function own<T>(
  caller: Account,
  row: T | undefined,
  owner: string | undefined,
  kind: string,
  id: string,
  foreign: ErrorCode = 'ResourceNotFound',
): Found<T> {
  if (row !== undefined) return owner === caller.id ? { ok: true, row } : refuse(foreign, `It is ${id}.`);
  return new RegExp(`^${kind}-[0-9a-z]{8}$`).test(id)
    ? refuse('ResourceNotFound', `It is ${id}.`)
    : refuse(
        'InvalidParameterValue.Malformed',
        `It is ${id}; there is none, and ids are ${kind}- and 8 characters.`,
      );
}

/** `InvalidParameterValue.Malformed` unless it is a block without host bits. */
export const block: Reader<Cidr> = (value, name) => {
  const read = text(value, name);
  if (!read.ok) return read;
  const parsed = parseCidr(read.value);
  return parsed?.text === read.value
    ? { ok: true, value: parsed }
    : refuse('InvalidParameterValue.Malformed', `${name} is ${read.value}.`);
};

export const ownVpc = (world: World, caller: Account, id: string, foreign?: ErrorCode): Found<Vpc> => {
  const vpc = find(world.vpcs, id);
  return own(caller, vpc, vpc?.account, 'vpc', id, foreign);
};

export const ownSubnet = (world: World, caller: Account, id: string): Found<Subnet> => {
  const subnet = find(world.subnets, id);
  return own(caller, subnet, subnet && find(world.vpcs, subnet.vpc)?.account, 'subnet', id);
};
