import type { Downed } from '../../lab/standing/labs.js';
import { formatDuration } from '../../model/units.js';

/** A lab that was ended. */
export interface Gone extends Pick<Downed, 'name' | 'how'> {
  /** Milliseconds from its end until the kernel had cleaned up; absent if that was not waited for. */
  readonly cleanupMs?: number;
}

export const downLines = (gone: readonly Gone[]): string[] =>
  gone.flatMap(({ name, how, cleanupMs }) => [
    how === 'killed' ? `${name} is gone: its processes were killed` : `${name} is gone`,
    ...(cleanupMs === undefined
      ? []
      : [`the kernel has cleaned up after it, ${formatDuration(cleanupMs)} later`]),
  ]);
