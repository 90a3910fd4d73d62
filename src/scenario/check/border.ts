import { cloudOf, type Draft, type Row } from '../draft.js';
import { error, type Finding } from '../finding.js';
import { join } from '../pointer.js';
import type { Vbr } from '../schema.js';
import type { Check } from './check.js';
import { lineOfTunnel } from './direct-connect.js';
import { repeated } from './repeated.js';

/** A data centre's routes lead over ways that end at it. */
export const waysOut: Check = (draft) =>
  draft.siteRoutes.flatMap(({ owner, pointer, row: { via } }) => {
    const ends = via === undefined ? [] : endsOf(draft, via);
    if (ends.length === 0 || ends.includes(owner)) return [];
    const what = `${via} leads to ${ends.join(' and ')}, not to ${owner}`;
    return [error(join(pointer, 'via'), what, `name a way that ends at ${owner}`)];
  });

/** Where the lines of a VBR or a direct connect gateway end, or an IPsec connection, as far as the file has it. */
function endsOf(draft: Draft, via: string): string[] {
  const gateway = (draft.directConnectGateways.get(via)?.row.lines ?? []).map(lineOfTunnel);
  const sites = [draft.vbrs.get(via)?.row.line, ...gateway].map(
    (line) => draft.lines.get(line ?? '')?.row.data_centre,
  );
  const tunnel = draft.vpnConnections.get(via)?.row.ends ?? [];
  const known = (name: string): boolean => draft.dataCentres.has(name) || draft.vpnGateways.has(name);
  return [...new Set([...sites, ...tunnel])].filter((name) => name !== undefined).filter(known);
}

/** A VBR is Alibaba Cloud's, has a block once, and believes what its data centre can say. */
export const vbrs: Check = (draft) =>
  [...draft.vbrs.values()].flatMap((vbr) => [...ofCloud(draft, vbr), ...blocks(vbr), ...paths(vbr)]);

function ofCloud(draft: Draft, { pointer, row }: Row<Vbr>): Finding[] {
  const { account } = row;
  if (account === undefined || !draft.accounts.has(account) || cloudOf(draft, account) === 'alibaba')
    return [];
  const what = `a VBR is Alibaba Cloud’s, and ${account} is an account of another cloud`;
  return [error(join(pointer, 'account'), what, 'name an account of Alibaba Cloud')];
}

type Announced = NonNullable<NonNullable<Row<Vbr>['row']['bgp']>['routes']>[number];

const blockOf = (route: Announced): string | undefined => (typeof route === 'object' ? route.cidr : route);

const blocks = ({ name, pointer, row }: Row<Vbr>): Finding[] => [
  ...repeated(
    (row.static ?? []).map((block, i) => ({ scope: name, name: block, pointer: join(pointer, 'static', i) })),
    (block) => `${block} is listed already`,
    'once is enough',
  ),
  ...repeated(
    (row.bgp?.routes ?? []).map((route, i) => ({
      scope: name,
      name: blockOf(route),
      pointer: join(pointer, 'bgp', 'routes', i),
    })),
    (block) => `${block} is announced already`,
    'a peer announces a block once: keep the best of its paths',
  ),
];

/** The nearest network on the way is the one that announces. */
function paths({ pointer, row: { bgp } }: Row<Vbr>): Finding[] {
  if (bgp?.asn === undefined) return [];
  return (bgp.routes ?? []).flatMap((route, index) => {
    const path = typeof route === 'object' ? route.as_path : undefined;
    if (path === undefined || path[0] === undefined || path[0] === bgp.asn) return [];
    const at = join(pointer, 'bgp', 'routes', index, 'as_path');
    return [error(at, `the path begins with ${path[0]}, not with asn ${bgp.asn}`, 'the nearest comes first')];
  });
}
