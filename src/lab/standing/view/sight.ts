import type { World } from '../../../cloud/world.js';
import type { Counters } from '../../../kernel/counters.js';
import type { Crew } from '../crew.js';
import type { Inspection } from '../protocol.js';
import { interfacesOf, type Survey, survey } from './survey.js';

/** A standing lab at one moment. */
export interface Sight {
  /** Milliseconds on a clock that only moves on: rates are differences of counters over differences of this. */
  readonly at: number;
  readonly inspection: Inspection;
  readonly survey: Survey;
  /** Of `interfacesOf(survey)`; none while the lab is being built anew. */
  readonly counters: readonly Counters[];
}

export async function sight(
  inspection: Inspection,
  world: World,
  crew: Pick<Crew, 'task' | 'health'>,
): Promise<Sight> {
  const seen = survey(world);
  const { counters } =
    crew.health().health === 'stands'
      ? await crew.task('counters', { interfaces: interfacesOf(seen) })
      : { counters: [] };
  return { at: performance.now(), inspection, survey: seen, counters };
}
