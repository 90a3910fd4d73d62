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
