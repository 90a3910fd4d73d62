import { lstatSync, mkdirSync, type Stats } from 'node:fs';
import { EXIT, LabError } from '../../model/errors.js';

/** Makes a directory, and those above it, for this user alone; one that is there already has to be so. */
export function makePrivate(path: string): void {
  try {
    mkdirSync(path, { recursive: true, mode: 0o700 });
  } catch (cause) {
    throw new LabError(
      EXIT.unsupported,
      {
        what: 'cannot make a directory for the state of labs',
        where: path,
        why: (cause as Error).message,
        hint: 'name another place: TRANSITLAB_STATE_DIR=/some/directory transitlab up ...',
      },
      { cause },
    );
  }
  checkPrivate(path);
}

/** Throws exit 3 unless a directory is this user's own and nobody else may enter it. */
export function checkPrivate(path: string): void {
  const why = whyNotPrivate(lstatSync(path));
  if (why === undefined) return;
  throw new LabError(EXIT.unsupported, {
    what: 'this directory is not safe for the state of labs',
    where: path,
    why,
    hint: 'remove it, or name another place by TRANSITLAB_STATE_DIR',
  });
}

/** `undefined` if it is safe. A link is no directory: it may lead to anywhere. */
function whyNotPrivate(found: Stats): string | undefined {
  const me = process.getuid?.() ?? found.uid;
  if (!found.isDirectory()) return 'it is no directory';
  if (found.uid !== me) return `it belongs to user ${found.uid}, and this is user ${me}`;
  const others = found.mode & 0o077;
  return others === 0 ? undefined : `others may use it (mode ${(found.mode & 0o777).toString(8)})`;
}
