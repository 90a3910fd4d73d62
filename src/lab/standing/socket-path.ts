import { statSync } from 'node:fs';
import { join } from 'node:path';
import { hash } from '../../model/hash.js';

type Env = Readonly<Record<string, string | undefined>>;

/** sockaddr_un has room for 108 bytes, the last of which is zero; macOS has 104. */
const LONGEST = process.platform === 'darwin' ? 103 : 107;

/**
 * Where a lab's keeper listens: in a directory of its own, which is made for this user alone. XDG_RUNTIME_DIR if there
 * is one, for home directories may lie on a network; else beside the journal; where that path is too long for a
 * socket, in /tmp. Names of labs are unique in one state directory only, so a digest of the lab's directory goes along.
 */
export function socketDirectory(directory: string, name: string, env: Env = process.env): string {
  const short = hash(directory).slice(0, 8);
  const uid = process.getuid?.() ?? 0;
  const places = [
    ...runtimeDirectory(env).map((runtime) => join(runtime, 'transitlab', `${name}-${short}`)),
    directory,
    join(`/tmp/transitlab-${uid}`, short),
  ];
  return (
    places.find((place) => Buffer.byteLength(socketIn(place)) <= LONGEST) ?? `/tmp/transitlab-${uid}/${short}`
  );
}

export const socketIn = (directory: string): string => join(directory, 'control.sock');

/** Only this user's own: `su` may leave another user's in the environment. */
function runtimeDirectory({ XDG_RUNTIME_DIR: runtime }: Env): string[] {
  if (!runtime?.startsWith('/')) return [];
  const found = statSync(runtime, { throwIfNoEntry: false });
  return found?.isDirectory() && found.uid === process.getuid?.() ? [runtime] : [];
}
