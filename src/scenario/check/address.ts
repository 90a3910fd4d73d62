import { firstFree, isReserved, lastFree, roomOf } from '../../cloud/addresses.js';
import { type Cidr, hasIp, parseCidr, parseIp } from '../../model/cidr.js';
import type { CloudRules } from '../clouds.js';
import { type Draft, type PlacedHost, rulesOfVpc } from '../draft.js';
import { error, type Finding } from '../finding.js';
import { join } from '../pointer.js';
import type { Check } from './check.js';

/** An address that was given lies in its subnet, is not the cloud's own, and belongs to one host. */
export const addresses: Check = (draft) => {
  const owners = new Map<string, string>();
  return [...draft.hosts.values()].flatMap((host) => {
    const { address } = host.row;
    if (address === undefined) return [];
    const pointer = join(host.pointer, 'address');
    const ip = parseIp(address);
    if (ip === undefined)
      return [
        error(pointer, `"${address}" is not an IPv4 address`, 'an IPv4 address is written 172.16.1.10'),
      ];
    const subnet = subnetOf(draft, host);
    if (!subnet) return [];
    const key = `${subnet.vpc} ${address}`;
    const owner = owners.get(key);
    if (owner === undefined) owners.set(key, host.name);
    return [
      ...inBlock(subnet, address, ip, pointer),
      ...(owner === undefined
        ? []
        : [error(pointer, `${address} is the address of ${owner} already`, HINT_AUTOMATIC)]),
    ];
  });
};

const HINT_AUTOMATIC = 'without address a host gets the lowest free one';

function inBlock(
  { name, block, kept, word }: Placed,
  address: string,
  ip: number,
  pointer: string,
): Finding[] {
  const range = `hosts of ${name} have ${firstFree(block, kept)} to ${lastFree(block, kept)}`;
  if (!hasIp(block, ip)) return [error(pointer, `${address} is not in ${name} (${block.text})`, range)];
  if (!isReserved(block, kept, ip)) return [];
  const what = `${address} is reserved: the cloud keeps ${keptText(kept)} of a ${word}`;
  return [error(pointer, what, range)];
}

/** `the first address and the last 3`. */
const keptText = ([first, last]: Placed['kept']): string =>
  `the first ${first === 1 ? 'address' : `${first} addresses`} and the last${last === 1 ? '' : ` ${last}`}`;

/** A subnet has an address for each of its hosts. */
export const room: Check = (draft) => {
  const count = new Map<string, number>();
  return [...draft.hosts.values()].flatMap((host) => {
    const subnet = subnetOf(draft, host);
    if (!subnet) return [];
    const { name, block, kept, word } = subnet;
    const number = (count.get(name) ?? 0) + 1;
    count.set(name, number);
    const most = roomOf(block, kept);
    if (number !== most + 1) return [];
    const what = `${word} ${name} (${block.text}) has ${most} addresses for hosts, all of them taken`;
    return [error(host.subnetPointer, what, 'give it a larger block, or spread the hosts')];
  });
};

interface Placed {
  readonly name: string;
  readonly vpc: string;
  readonly block: Cidr;
  readonly kept: CloudRules['keptAddresses'];
  readonly word: string;
}

function subnetOf(draft: Draft, host: PlacedHost): Placed | undefined {
  const found = draft.subnets.find(({ name }) => name === host.subnet);
  const block = parseCidr(found?.row.cidr ?? '');
  if (!found || !block) return undefined;
  const { keptAddresses: kept, subnetWords } = rulesOfVpc(draft, found.vpc);
  return { name: found.name, vpc: found.vpc, block, kept, word: subnetWords[0] };
}
