import { statSync } from 'node:fs';
import { dirname } from 'node:path';

const ENTER = 0o001;

/** Whether a user who owns nothing may stand in a directory: it and all above it let others through. */
export function anybodyMayEnter(directory: string): boolean {
  const above = dirname(directory);
  return (statSync(directory).mode & ENTER) !== 0 && (above === directory || anybodyMayEnter(above));
}
