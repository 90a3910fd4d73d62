import { type Cidr, formatIp, hasIp, lastOf, parseCidr, parseIp } from '../../model/cidr.js';
import type { Draft, DraftSiteHost, Row } from '../draft.js';
import { error, type Finding } from '../finding.js';
import { join } from '../pointer.js';
import type { DataCentre } from '../schema.js';
import type { Check } from './check.js';
import { repeated } from './repeated.js';

/** A router and a host need two addresses beside the first and the last. */
const LONGEST = 30;

/** A data centre's block has room, and its hosts have addresses of their own in it. */
export const dataCentres: Check = (draft) => [
  ...[...draft.dataCentres.values()].flatMap(rightSize),
  ...draft.siteHosts.flatMap((host) => ofHost(draft, host)),
  ...repeated(
    draft.siteHosts.map(({ dataCentre, address, pointer }) => ({
      scope: dataCentre,
      name: address,
      pointer,
    })),
    (address, site) => `${address} is the address of another host of ${site} already`,
    'give each its own',
  ),
  ...repeated(
    draft.siteRoutes.map(({ owner, pointer, row }) => ({
      scope: owner,
      name: row.cidr && row.via && `${row.cidr} via ${row.via}`,
      pointer,
    })),
    (route, site) => `${site} has the route ${route} already`,
    'once is enough; for one block name another way, which serves while the first is down',
  ),
];

function rightSize({ pointer, row }: Row<DataCentre>): Finding[] {
  const block = parseCidr(row.cidr ?? '');
  if (!block || block.bits <= LONGEST) return [];
  const what = `a data centre's block is /${LONGEST} at the longest, not /${block.bits}`;
  return [error(join(pointer, 'cidr'), what, 'its router has an address of it, and each host one')];
}

function ofHost(draft: Draft, { dataCentre, address, pointer }: DraftSiteHost): Finding[] {
  if (address === undefined) return [];
  const ip = parseIp(address);
  if (ip === undefined)
    return [error(pointer, `"${address}" is not an IPv4 address`, 'an IPv4 address is written 10.1.0.10')];
  const block = parseCidr(draft.dataCentres.get(dataCentre)?.row.cidr ?? '');
  if (!block || block.bits > LONGEST) return [];
  const range = `hosts of ${dataCentre} have ${formatIp(block.base + 2)} to ${formatIp(lastOf(block) - 1)}`;
  if (!hasIp(block, ip)) return [error(pointer, `${address} is not in ${dataCentre} (${block.text})`, range)];
  const use = useOf(block, ip);
  return use === undefined ? [] : [error(pointer, `${address} is ${use}`, range)];
}

function useOf(block: Cidr, address: number): string | undefined {
  if (address === block.base + 1) return 'the address of the data centre’s router';
  return address === block.base || address === lastOf(block)
    ? 'an end of the block, and no host’s'
    : undefined;
}
