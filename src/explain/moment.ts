import type { World } from '../cloud/world.js';
import type { Position } from '../scenario/scenario.js';
import type { Item } from '../scenario/schema.js';
import type { Variables } from '../scenario/variables.js';

/** One item of a scenario's steps as it was made, and where it led to. */
export interface Moment {
  /** The step it belongs to, from 1. */
  readonly step: number;
  readonly item: Item;
  /** Where it stands in the file. */
  readonly at?: Position;
  readonly world: World;
  readonly variables: Variables;
}

/** For people: what the file has there. */
export function itemName(item: Item): string {
  if ('call' in item) return item.call;
  return Object.keys(item).find((key) => ['wait', 'fault', 'heal', 'check'].includes(key)) ?? 'item';
}
