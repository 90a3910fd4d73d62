import { put } from '../../../model/json.js';
import { formatRate } from '../../../model/units.js';
import { find } from '../../lookup.js';
import type { Remedies, Remedy } from '../../remedies.js';
import type { World } from '../../world.js';

/** A leased line, or VPN gateways at the ends of an IPsec connection, with less than wanted: they are ordered anew. */
export const broadening: Remedies = (world, fabric, { narrow }) => {
  const link = find(fabric.links, narrow?.link ?? '');
  if (!narrow || !link) return [];
  const wanted = written(narrow.wanted);
  if (link.line) return line(world, link.line.id, wanted);
  return link.kind === 'tunnel' ? gateways(world, link.ends, wanted) : [];
};

/** Rates are written with three digits: not less than wanted. */
function written(rate: number): number {
  const step = 10 ** Math.max(0, Math.floor(Math.log10(rate)) - 2);
  return Math.ceil(rate / step) * step;
}

function line(world: World, id: string, wanted: number): readonly Remedy[] {
  const row = find(world.lines, id);
  if (!row || row.bandwidth >= wanted) return [];
  const lines = put(world.lines, id, { ...row, bandwidth: wanted });
  return [
    { kind: 'file', text: needs(`leased line ${id}`, `lines.${id}`, wanted), world: { ...world, lines } },
  ];
}

/** Both at once: the one with less limits both directions. */
function gateways(world: World, ends: readonly string[], wanted: number): readonly Remedy[] {
  const narrow = ends
    .flatMap((end) => find(world.vpnGateways, end) ?? [])
    .filter(({ bandwidth }) => bandwidth < wanted);
  if (narrow.length === 0) return [];
  const vpnGateways = narrow.reduce(
    (table, row) => put(table, row.id, { ...row, bandwidth: wanted }),
    world.vpnGateways,
  );
  const text = narrow
    .map(({ id }) => needs(`VPN gateway ${id}`, `vpn_gateways.${id}`, wanted))
    .join(', and ');
  return [{ kind: 'file', text, world: { ...world, vpnGateways } }];
}

const needs = (what: string, key: string, wanted: number): string => {
  const rate = formatRate(wanted).replace(' ', '');
  return `${what} has to be ordered with more bandwidth: ${key}.bandwidth needs ${rate}`;
};
