import { CLOUDS } from './registry.js';
import type { World } from './world.js';

/** An object that a call made and that has a state: what people look at while they wait. */
export interface CloudObject {
  /** In the cloud's terms: `CEN`, `CCN attachment`. */
  readonly kind: string;
  readonly id: string;
  /** The interconnect that it belongs to, unless it is one. */
  readonly of?: string;
  readonly account: string;
  /** In the cloud's own word; more than one, where it keeps more: `InUse, FinancialLocked`. */
  readonly state: string;
  /** What else matters: its bandwidth, its regions. */
  readonly about: string;
}

/** What the clouds' interconnects are made of, cloud by cloud; within a cloud in the order of kinds, then ids. */
export const objectsOf = (world: World): CloudObject[] =>
  Object.values(CLOUDS).flatMap(({ objects }) => objects(world));
