import { blockProblem } from '../block.js';
import type { Draft } from '../draft.js';
import { errorIf } from '../finding.js';
import { join } from '../pointer.js';
import type { Loose } from '../prune.js';
import type { Vbr } from '../schema.js';
import type { Check } from './check.js';

interface Written {
  readonly text: string | undefined;
  readonly pointer: string;
}

/** Every CIDR block is written as one, with no bits set after its prefix. */
export const blocks: Check = (draft) =>
  written(draft).flatMap(({ text, pointer }) =>
    text === undefined ? [] : errorIf(pointer, blockProblem(text)),
  );

const written = (draft: Draft): Written[] => [
  ...[...draft.vpcs.values()].flatMap(({ pointer, row }) => [
    { text: row.cidr, pointer: join(pointer, 'cidr') },
    ...listed(row.secondary_cidrs, join(pointer, 'secondary_cidrs')),
  ]),
  ...draft.subnets.map(({ row, cidrPointer }) => ({ text: row.cidr, pointer: cidrPointer })),
  ...[
    ...draft.dataCentres.values(),
    ...draft.vpcRoutes,
    ...draft.rules,
    ...draft.aclEntries,
    ...draft.siteRoutes,
  ].map(({ row, pointer }) => ({ text: row.cidr, pointer: join(pointer, 'cidr') })),
  ...[...draft.vbrs.values()].flatMap(({ row, pointer }) => [
    ...listed(row.static, join(pointer, 'static')),
    ...announced(row, pointer),
  ]),
  ...[...draft.directConnectGateways.values()].flatMap(({ row, pointer }) =>
    listed(row.static, join(pointer, 'static')),
  ),
  ...[...draft.vpnConnections.values()].flatMap(({ row, pointer }) =>
    (row.networks ?? []).flatMap((list, end) => listed(list, join(pointer, 'networks', end))),
  ),
];

const listed = (texts: readonly (string | undefined)[] | undefined, pointer: string): Written[] =>
  (texts ?? []).map((text, index) => ({ text, pointer: join(pointer, index) }));

const announced = ({ bgp }: Loose<Vbr>, pointer: string): Written[] =>
  (bgp?.routes ?? []).map((route, index) => {
    const at = join(pointer, 'bgp', 'routes', index);
    return typeof route === 'object'
      ? { text: route.cidr, pointer: join(at, 'cidr') }
      : { text: route, pointer: at };
  });
