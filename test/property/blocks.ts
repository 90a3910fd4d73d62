import type { World } from '../../src/cloud/world.js';
import { rows } from '../../src/model/json.js';

/** Blocks that rules name: everybody, many networks, one of them, a subnet, a host. */
export const RULE_BLOCKS = [
  '0.0.0.0/0',
  '10.0.0.0/8',
  '10.1.0.0/16',
  '10.1.1.0/24',
  '10.2.1.10/32',
  '192.168.0.0/16',
] as const;

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
