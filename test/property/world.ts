import { emptyAlibaba } from '../../src/cloud/alibaba/state.js';
import { emptyTencent } from '../../src/cloud/tencent/state.js';
import { EMPTY_WORLD, type World } from '../../src/cloud/world.js';
import { type Cast, PLAYERS } from './cast.js';
import type { Dice } from './dice.js';
import type { Part } from './part.js';
import { withTies } from './ties.js';

const NOW = Date.UTC(2026, 0, 31, 12);

/** VPCs of a cloud beyond two, at most: alone, and beside another cloud. */
const [ALONE, BESIDE] = [3, 1];

/** A small cloud before anybody calls; or two, and what joins them. */
export function randomWorld(cast: Cast, dice: Dice): World {
  const parts = cast.map((cloud) => PLAYERS[cloud].part(dice, cast.length === 1 ? ALONE : BESIDE));
  return worldOf(cast.length === 1 ? parts : [withTies(dice, parts)]);
}

function worldOf(parts: readonly Part[]): World {
  const all = <T extends { readonly id: string }>(rows: (part: Part) => readonly T[]): Record<string, T> =>
    Object.fromEntries(parts.flatMap(rows).map((row) => [row.id, row]));
  return {
    ...EMPTY_WORLD,
    now: NOW,
    accounts: all(({ accounts }) => accounts),
    vpcs: all(({ vpcs }) => vpcs),
    subnets: all(({ subnets }) => subnets),
    hosts: all(({ hosts }) => hosts),
    securityGroups: all(({ securityGroups }) => securityGroups),
    routeTables: all(({ routeTables }) => routeTables),
    networkAcls: all(({ networkAcls }) => networkAcls),
    dataCentres: all(({ dataCentres }) => dataCentres),
    lines: all(({ lines }) => lines),
    vpnGateways: all(({ vpnGateways }) => vpnGateways),
    vpnConnections: all(({ vpnConnections }) => vpnConnections),
    alibaba: parts.find(({ alibaba }) => alibaba)?.alibaba ?? emptyAlibaba(),
    tencent: parts.find(({ tencent }) => tencent)?.tencent ?? emptyTencent(),
  };
}
