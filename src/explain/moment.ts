import type { World } from '../cloud/world.js';
import type { Position } from '../scenario/scenario.js';
import type { Item } from '../scenario/schema.js';
import type { Variables } from '../scenario/variables.js';

/** Where a scenario stands: after an item of a step, or after all of it. */
export interface Point {
  /** From 1; 0: before the first. */
  readonly step: number;
  /** From 1. */
  readonly item?: number;
}

/** For people: `after step 2`, `after item 3 of step 2`. */
export function pointText({ step, item }: Point): string {
  if (step === 0) return 'before the first step';
  return item === undefined ? `after step ${step}` : `after item ${item} of step ${step}`;
}

/** One item of a scenario's steps as it was made, and where it led to. */
export interface Moment {
  /** Right after it. */
  readonly point: Required<Point>;
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
