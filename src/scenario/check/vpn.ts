import { overlaps, parseCidr } from '../../model/cidr.js';
import type { Draft, Row } from '../draft.js';
import { error, type Finding } from '../finding.js';
import { join } from '../pointer.js';
import type { VpnConnection } from '../schema.js';
import type { Check } from './check.js';
import { onePlace } from './gateway.js';

/** A VPN gateway has one place; an IPsec connection two ends that differ, and blocks that tell them apart. */
export const vpn: Check = (draft) => [
  ...[...draft.vpnGateways.values()].flatMap(onePlace),
  ...[...draft.vpnConnections.values()].flatMap((row) => [...twoEnds(draft, row), ...apart(row)]),
];

function twoEnds(draft: Draft, { name, pointer, row }: Row<VpnConnection>): Finding[] {
  const [a, b] = row.ends ?? [];
  if (a === undefined || b === undefined) return [];
  const at = join(pointer, 'ends');
  if (a === b) return [error(at, `both ends of ${name} are ${a}`, 'an IPsec connection has two ends')];
  if (!draft.dataCentres.has(a) || !draft.dataCentres.has(b)) return [];
  return [error(at, `both ends of ${name} are data centres`, 'one of them is a VPN gateway')];
}

/** A packet belongs to one end. */
function apart({ pointer, row }: Row<VpnConnection>): Finding[] {
  const [here, there] = row.networks ?? [];
  return (there ?? []).flatMap((text, index) => {
    const block = parseCidr(text ?? '');
    const other = (here ?? []).find((one) => {
      const near = parseCidr(one ?? '');
      return block && near && overlaps(near, block);
    });
    if (other === undefined) return [];
    const what = `${text} overlaps ${other} behind the other end`;
    return [
      error(join(pointer, 'networks', 1, index), what, 'what is behind one end is not behind the other'),
    ];
  });
}
