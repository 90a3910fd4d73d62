import type { World } from '../../../src/cloud/world.js';
import { rows } from '../../../src/model/json.js';

/** What a CEN can attach. */
export interface Network {
  readonly id: string;
  readonly type: 'VPC' | 'VBR';
  readonly region: string;
  readonly account: string;
  readonly routeTable: string;
}

export const networksOf = (world: World): Network[] => [
  ...rows(world.vpcs).map(({ id, region, account }) => ({
    id,
    type: 'VPC' as const,
    region,
    account,
    routeTable: rows(world.routeTables).find(({ vpc, main }) => main && vpc === id)?.id ?? '',
  })),
  ...rows(world.alibaba.vbrs).map(({ VbrId, region, account, RouteTableId }) => ({
    id: VbrId,
    type: 'VBR' as const,
    region,
    account,
    routeTable: RouteTableId,
  })),
];

/** Blocks that calls name: what networks have, and what lies in and around them. */
export const blocksOf = (world: World): string[] => [
  ...rows(world.subnets).map(({ cidr }) => cidr),
  ...rows(world.dataCentres).map(({ cidr }) => cidr),
  ...rows(world.routeTables).flatMap(({ entries }) => entries.map(({ cidr }) => cidr)),
  '10.0.0.0/8',
  '10.1.0.0/16',
  '10.77.0.0/24',
  '192.168.0.0/16',
];
