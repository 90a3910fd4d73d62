import { firstFree, isReserved, lastFree, roomOf } from '../../cloud/addresses.js';
import { type Cidr, hasIp, parseCidr, parseIp } from '../../model/cidr.js';
import type { CloudRules } from '../clouds.js';
import { type Draft, type Row, rulesOfVpc } from '../draft.js';
import { error, type Finding } from '../finding.js';
import { join } from '../pointer.js';
import type { Host } from '../schema.js';
import type { Check } from './check.js';

/** An address that was given lies in its vSwitch, is not the cloud's own, and belongs to one host. */
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
    const vswitch = vswitchOf(draft, host);
    if (!vswitch) return [];
    const key = `${vswitch.vpc} ${address}`;
    const owner = owners.get(key);
    if (owner === undefined) owners.set(key, host.name);
    return [
      ...inBlock(vswitch, address, ip, pointer),
      ...(owner === undefined
        ? []
        : [error(pointer, `${address} is the address of ${owner} already`, HINT_AUTOMATIC)]),
    ];
  });
};

const HINT_AUTOMATIC = 'without address a host gets the lowest free one';

function inBlock({ name, block, kept }: Placed, address: string, ip: number, pointer: string): Finding[] {
  const range = `hosts of ${name} have ${firstFree(block, kept)} to ${lastFree(block, kept)}`;
  if (!hasIp(block, ip)) return [error(pointer, `${address} is not in ${name} (${block.text})`, range)];
  if (!isReserved(block, kept, ip)) return [];
  const what = `${address} is reserved: the cloud keeps ${keptText(kept)} of a vSwitch`;
  return [error(pointer, what, range)];
}

/** `the first address and the last 3`. */
const keptText = ([first, last]: Placed['kept']): string =>
  `the first ${first === 1 ? 'address' : `${first} addresses`} and the last${last === 1 ? '' : ` ${last}`}`;

/** A vSwitch has an address for each of its hosts. */
export const room: Check = (draft) => {
  const count = new Map<string, number>();
  return [...draft.hosts.values()].flatMap((host) => {
    const vswitch = vswitchOf(draft, host);
    if (!vswitch) return [];
    const number = (count.get(vswitch.name) ?? 0) + 1;
    count.set(vswitch.name, number);
    const most = roomOf(vswitch.block, vswitch.kept);
    if (number !== most + 1) return [];
    const what = `vSwitch ${vswitch.name} (${vswitch.block.text}) has ${most} addresses for hosts, all of them taken`;
    return [error(join(host.pointer, 'vswitch'), what, 'give it a larger block, or spread the hosts')];
  });
};

interface Placed {
  readonly name: string;
  readonly vpc: string;
  readonly block: Cidr;
  readonly kept: CloudRules['keptAddresses'];
}

function vswitchOf(draft: Draft, host: Row<Host>): Placed | undefined {
  const found = draft.vswitches.find(({ name }) => name === host.row.vswitch);
  const block = parseCidr(found?.row.cidr ?? '');
  if (!found || !block) return undefined;
  return { name: found.name, vpc: found.vpc, block, kept: rulesOfVpc(draft, found.vpc).keptAddresses };
}
