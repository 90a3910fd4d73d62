import type { World } from '../cloud/world.js';
import { placesOf } from '../scenario/places.js';
import { join } from '../scenario/pointer.js';
import type { Position, Scenario } from '../scenario/scenario.js';
import { type Change, changesBetween, held, tablesIn, thingId } from './changes.js';
import { itemName, type Moment } from './moment.js';

/** A place in a scenario's file to which something goes back. */
export interface Source {
  readonly at: Position;
  /** The call, wait, fault or heal that did it: `AttachCenChildInstance`; absent: it stands before the first step. */
  readonly by?: string;
  /** The step of it, from 1. */
  readonly step?: number;
}

/** Where something comes from. */
export interface Provenance {
  readonly made: Source;
  /** What changed it last. */
  readonly changed?: Source;
  /** It is gone. */
  readonly removed?: Source;
}

/** By id: rows of the world's tables, and what they hold under ids of their own. */
export type Provenances = ReadonlyMap<string, Provenance>;

/** Where everything that a scenario's steps have led to comes from. Pure. */
export function provenancesOf(
  { world, positions }: Pick<Scenario, 'world' | 'positions'>,
  moments: readonly Moment[],
): Provenances {
  const found = new Map(initial(world, positions));
  let before = world;
  for (const moment of moments) {
    const source = sourceOf(moment);
    if (source) for (const change of changesBetween(before, moment.world)) note(found, change, source);
    before = moment.world;
  }
  return found;
}

const sourceOf = ({ at, item, point }: Moment): Source | undefined =>
  at && { at, by: itemName(item), step: point.step };

function note(found: Map<string, Provenance>, { id, kind }: Change, source: Source): void {
  const known = found.get(id);
  if (!known || known.removed) {
    if (kind === 'made') found.set(id, { made: source });
    return;
  }
  if (kind === 'removed') found.set(id, { ...known, removed: source });
  else if (known.made !== source) found.set(id, { ...known, changed: source });
}

/** What stands before the first step: where the file has it, or that which it follows from. */
function* initial(world: World, positions: Scenario['positions']): Iterable<[string, Provenance]> {
  const places = placesOf(positions);
  for (const [table, rows] of tablesIn(world)) {
    for (const [key, row] of Object.entries(rows)) {
      const own =
        table === 'paths' ? pathPlace(world, positions, key) : (places.get(key) ?? followed(row, places));
      if (own) yield [thingId(table, key), { made: { at: own } }];
      for (const part of held(row).keys()) {
        const at = places.get(part) ?? own;
        if (at) yield [part, { made: { at } }];
      }
    }
  }
}

/** Paths have no names in the file; their rows are in its order. */
const pathPlace = (world: World, positions: Scenario['positions'], id: string): Position | undefined =>
  positions[join('/paths', Object.keys(world.paths).indexOf(id))];

/** Of a row that the file does not have, such as a VPC's own route table: the first thing of the file that it names. */
const followed = (row: object, places: ReadonlyMap<string, Position>): Position | undefined =>
  Object.entries(row)
    .filter(([key]) => key !== 'account')
    .flatMap(([, value]) => (typeof value === 'string' ? (places.get(value) ?? []) : []))[0];
