import { allocator } from '../../cloud/addresses.js';
import type { Host, Subnet } from '../../cloud/world.js';
import { cidr, formatIp, type Ip, ip } from '../../model/cidr.js';
import type { Table } from '../../model/json.js';
import type * as File from '../schema.js';
import { rulesOfAccount } from './accounts.js';
import { mapped } from './mapped.js';

/** Addresses that the file gives come first; the other hosts get the lowest free ones, in the file's order. */
export function hostsOf(file: File.ScenarioFile, subnets: Table<Subnet>): Record<string, Host> {
  const given = new Map<string, Set<Ip>>();
  for (const { vswitch, address } of Object.values(file.hosts ?? {})) {
    const taken = given.get(vswitch) ?? new Set<Ip>();
    given.set(vswitch, address === undefined ? taken : taken.add(ip(address)));
  }
  const free = new Map([...given].map(([id, taken]) => [id, addressesIn(file, subnets[id], taken)]));
  return mapped(file.hosts, (id, { vswitch, address, aliases, security_groups }): Host => {
    const own = address === undefined ? free.get(vswitch)?.() : ip(address);
    if (own === undefined) throw new TypeError(`no address left in ${vswitch} for ${id}`);
    return {
      id,
      subnet: vswitch,
      address: formatIp(own),
      securityGroups: security_groups,
      ...(aliases === undefined ? {} : { aliases }),
      up: true,
    };
  });
}

function addressesIn(file: File.ScenarioFile, subnet: Subnet | undefined, taken: ReadonlySet<Ip>) {
  const account = file.vpcs?.[subnet?.vpc ?? '']?.account ?? '';
  return allocator(cidr(subnet?.cidr ?? ''), rulesOfAccount(file, account).keptAddresses, taken);
}
