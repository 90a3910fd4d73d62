import { parseIp } from '../../model/cidr.js';
import { vpcOfHost } from '../draft/place.js';
import type { Draft, Row } from '../draft.js';
import { error, type Finding } from '../finding.js';
import { join } from '../pointer.js';
import type { Host } from '../schema.js';
import type { Check } from './check.js';

/** An alias is an address, and in a VPC it belongs to one host. */
export const aliases: Check = (draft) => {
  const owners = new Map<string, string>();
  return [...draft.hosts.values()].flatMap((host) =>
    (host.row.aliases ?? []).flatMap((alias, index) =>
      alias === undefined ? [] : ofAlias(draft, host, alias, join(host.pointer, 'aliases', index), owners),
    ),
  );
};

function ofAlias(
  draft: Draft,
  host: Row<Host>,
  alias: string,
  pointer: string,
  owners: Map<string, string>,
): Finding[] {
  if (parseIp(alias) === undefined)
    return [error(pointer, `"${alias}" is not an IPv4 address`, 'an IPv4 address is written 172.16.1.10')];
  const vpc = vpcOfHost(draft, host.name);
  const key = `${vpc} ${alias}`;
  const owner =
    [...draft.hosts.values()].find(
      (other) => other.row.address === alias && vpcOfHost(draft, other.name) === vpc,
    )?.name ?? owners.get(key);
  if (!owners.has(key)) owners.set(key, host.name);
  const hint = 'an address belongs to one host of a VPC';
  return owner === undefined ? [] : [error(pointer, `${alias} is an address of ${owner} already`, hint)];
}
