import { hasIp, parseCidr, parseIp } from '../../model/cidr.js';
import { type Draft, type DraftItem, type Target, targetsOf } from '../draft.js';
import { error, type Finding } from '../finding.js';
import { isVariable } from '../reference.js';
import type { Check } from './check.js';
import { repeated } from './repeated.js';

/** Digits and dots: an address, or meant to be one. */
const LIKE_ADDRESS = /^\d[\d.]*$/;

/** Whether a host is named, rather than meant by a variable or an address. */
export const isNamed = (name: string | undefined): boolean =>
  name !== undefined && !name.startsWith('$') && !LIKE_ADDRESS.test(name);

/** A check is from a host, and to a host or an address that one may have. */
export const targets: Check = (draft) =>
  draft.steps
    .flatMap(({ items }) => items)
    .flatMap((item) =>
      item.kind === 'check'
        ? [...targetsOf(item).flatMap((target) => ofTarget(draft, target)), ...apart(item)]
        : [],
    );

/** Flows at one time are told apart by their destinations. */
const apart = (item: DraftItem & { readonly kind: 'check' }): Finding[] =>
  'throughputs' in item.row
    ? repeated(
        targetsOf(item)
          .filter(({ from }) => !from)
          .map(({ name, pointer }) => ({ scope: '', name, pointer })),
        (name) => `another flow goes to ${name} already`,
        'each flow has a destination of its own',
      )
    : [];

function ofTarget(draft: Draft, { name = '', pointer, from }: Target): Finding[] {
  if (name.startsWith('$') && !isVariable(name))
    return [error(pointer, `"${name}" is no variable`, 'a host that a call made is written $name')];
  if (!LIKE_ADDRESS.test(name)) return [];
  if (from)
    return [error(pointer, 'a check is from a host, not from an address', 'name the host that has it')];
  const address = parseIp(name);
  if (address === undefined)
    return [error(pointer, `"${name}" is not an IPv4 address`, 'an IPv4 address is written 172.16.1.10')];
  if (isSomewhere(draft, name, address)) return [];
  const hint = 'an address is in a subnet or a data centre, or one of a host’s aliases';
  return [error(pointer, `no host of the file can have ${name}`, hint)];
}

function isSomewhere(draft: Draft, name: string, address: number): boolean {
  const blocks = [...draft.subnets, ...draft.dataCentres.values()].map(({ row }) =>
    parseCidr(row.cidr ?? ''),
  );
  return (
    blocks.some((block) => block && hasIp(block, address)) ||
    [...draft.hosts.values()].some(({ row }) => row.aliases?.includes(name))
  );
}
