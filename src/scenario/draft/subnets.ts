import type { Json } from '../../model/json.js';
import { join } from '../pointer.js';
import type * as File from '../schema.js';
import { PLURAL, SUBNET_WORDS } from '../subnet.js';
import { namesAt, own, type Row, type Rows } from './rows.js';

/** A vSwitch or subnet. */
export interface DraftSubnet extends Row<File.VSwitch> {
  readonly vpc: string;
  /** Of its block. */
  readonly cidrPointer: string;
}

export function subnetsIn(raw: Json, vpc: Row<File.Vpc>): DraftSubnet[] {
  return SUBNET_WORDS.flatMap((word) => {
    const list = join(vpc.pointer, PLURAL[word]);
    return namesAt(raw, list).map((name) => {
      const pointer = join(list, name);
      const given = own(vpc.row[PLURAL[word]], name);
      return typeof given === 'string'
        ? { name, vpc: vpc.name, pointer, cidrPointer: pointer, row: { cidr: given } }
        : { name, vpc: vpc.name, pointer, cidrPointer: join(pointer, 'cidr'), row: given ?? {} };
    });
  });
}

/** A host, and where the file says in which subnet it stands. */
export interface PlacedHost extends Row<File.Host> {
  readonly subnet: string | undefined;
  readonly subnetPointer: string;
  /** The keys that the file has for it, those that are wrong as well. */
  readonly keys: readonly string[];
}

export const placedHosts = (raw: Json, hosts: Rows<File.Host>): ReadonlyMap<string, PlacedHost> =>
  new Map(
    [...hosts].map(([name, host]) => {
      const word = SUBNET_WORDS.find((key) => host.row[key] !== undefined) ?? 'vswitch';
      const subnetPointer = join(host.pointer, word);
      return [name, { ...host, subnet: host.row[word], subnetPointer, keys: namesAt(raw, host.pointer) }];
    }),
  );

/** A network ACL, and where the file says to which subnets it is bound. */
export interface PlacedAcl extends Row<File.NetworkAcl> {
  readonly subnets: readonly { readonly name: string | undefined; readonly pointer: string }[];
}

export const placedAcls = (acls: Rows<File.NetworkAcl>): ReadonlyMap<string, PlacedAcl> =>
  new Map(
    [...acls].map(([name, acl]) => {
      const subnets = SUBNET_WORDS.flatMap((word) =>
        (acl.row[PLURAL[word]] ?? []).map((subnet, index) => ({
          name: subnet,
          pointer: join(acl.pointer, PLURAL[word], index),
        })),
      );
      return [name, { ...acl, subnets }];
    }),
  );
