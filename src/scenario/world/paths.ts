import { pathId } from '../../cloud/paths.js';
import type { Path } from '../../cloud/world.js';
import { delaysOf } from '../delays.js';
import type * as File from '../schema.js';

export const pathsOf = ({ paths = [] }: File.ScenarioFile): Record<string, Path> =>
  Object.fromEntries(paths.map(pathOf).map((path) => [pathId(path), path]));

function pathOf(path: File.Path): Path {
  const delay = delaysOf(path);
  return 'line' in path ? { line: path.line, delay } : { regions: path.regions, delay };
}
