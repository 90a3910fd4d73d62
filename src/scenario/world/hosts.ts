import { allocator } from '../../cloud/addresses.js';
import type { Host, Subnet } from '../../cloud/world.js';
import { cidr, formatIp, type Ip, ip } from '../../model/cidr.js';
import type { Table } from '../../model/json.js';
import type * as File from '../schema.js';
import { subnetOf } from '../subnet.js';
import { rulesOfAccount } from './accounts.js';
import { mapped } from './mapped.js';

/** Addresses that the file gives come first; the other hosts get the lowest free ones, in the file's order. */
export function hostsOf(file: File.ScenarioFile, subnets: Table<Subnet>): Record<string, Host> {
  const given = new Map<string, Set<Ip>>();
  for (const row of Object.values(file.hosts ?? {})) {
    const subnet = subnetIdOf(row);
    const taken = given.get(subnet) ?? new Set<Ip>();
    given.set(subnet, row.address === undefined ? taken : taken.add(ip(row.address)));
  }
  const free = new Map([...given].map(([id, taken]) => [id, addressesIn(file, subnets[id], taken)]));
  return mapped(file.hosts, (id, { address, aliases, security_groups, ...row }): Host => {
    const subnet = subnetIdOf(row);
    const own = address === undefined ? free.get(subnet)?.() : ip(address);
    if (own === undefined) throw new TypeError(`no address left in ${subnet} for ${id}`);
    return {
      id,
      subnet,
      address: formatIp(own),
      securityGroups: security_groups,
      ...(aliases === undefined ? {} : { aliases }),
      up: true,
    };
  });
}

const subnetIdOf = (row: Pick<File.Host, 'vswitch' | 'subnet'>): string => subnetOf(row) ?? '';

function addressesIn(file: File.ScenarioFile, subnet: Subnet | undefined, taken: ReadonlySet<Ip>) {
  const account = file.vpcs?.[subnet?.vpc ?? '']?.account ?? '';
  return allocator(cidr(subnet?.cidr ?? ''), rulesOfAccount(file, account).keptAddresses, taken);
}
