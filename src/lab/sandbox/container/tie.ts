import { randomUUID } from 'node:crypto';
import type { Container } from 'dockerode';

/** Says which process it is, and becomes the command. */
const TIED = 'echo $$ >"$1" && shift && exec "$@"';

/** For a command that is just being started. */
const TURNS = 20;

/**
 * Waits for a word that all is well. Its input's end without one means that whoever started the command is gone, however
 * it went: the command goes too, with its process group, which the engine makes for it.
 */
const WATCH = `read -r word && exec rm -f "$1"
for turn in $(seq ${TURNS}); do [ -s "$1" ] && break; sleep 0.1; done
read -r pid <"$1" && kill -s KILL -- "-$pid"
rm -f "$1"`;

export interface Tie {
  /** Begins the command line that is tied to this process. No shell reads what follows. */
  readonly tied: readonly string[];
  /** The command has ended. */
  release(): void;
}

/**
 * An engine lets a command run on when its client dies, and the end of the command's own input is no sign of that: it may
 * have none. So another process in the container has an input that this one holds open.
 */
export async function tie(container: Container): Promise<Tie> {
  const file = `/run/exec-${randomUUID()}`;
  const watch = await container.exec({ Cmd: ['sh', '-c', WATCH, 'sh', file], AttachStdin: true });
  const io = await watch.start({ hijack: true, stdin: true });
  io.on('error', () => {}); // The container is gone, and the command with it.
  return { tied: ['sh', '-c', TIED, 'sh', file], release: () => void io.end('done\n') };
}
