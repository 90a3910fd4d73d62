import { once } from 'node:events';
import type { Duplex } from 'node:stream';
import type { Seat } from '../seat.js';
import { engineAt } from './engine.js';
import { tie } from './tie.js';
import { engineFailed } from './trouble.js';

/** Runs a command in a namespace of a lab in a container, on this process's own streams; gives its exit code. */
export async function execIn(
  { id, engine }: Seat & { readonly kind: 'container' },
  namespace: string,
  command: readonly string[],
): Promise<number> {
  const { docker, address } = await engineAt(engine);
  const container = docker.getContainer(id);
  const tty = process.stdin.isTTY === true && process.stdout.isTTY === true;
  try {
    const { tied, release } = await tie(container);
    const exec = await container.exec({
      Cmd: [...tied, 'nsenter', `--net=/run/netns/${namespace}`, '--', ...command],
      AttachStdin: true,
      AttachStdout: true,
      AttachStderr: true,
      Tty: tty,
    });
    const io: Duplex = await exec.start({ hijack: true, stdin: true, Tty: tty });
    if (tty) await onTerminal(io, (h, w) => exec.resize({ h, w }));
    else {
      docker.modem.demuxStream(io, process.stdout, process.stderr);
      process.stdin.pipe(io);
      await once(io, 'end');
    }
    release();
    return (await exec.inspect()).ExitCode ?? 0;
  } catch (error) {
    throw engineFailed('run a command in the lab', address, error);
  } finally {
    process.stdin.unpipe();
    process.stdin.pause();
  }
}

/** Keys go to the command as they are, and it knows how large the terminal is. */
async function onTerminal(
  io: Duplex,
  resize: (rows: number, columns: number) => Promise<unknown>,
): Promise<void> {
  const { stdin, stdout } = process;
  const fit = (): void => void resize(stdout.rows, stdout.columns).catch(() => {}); // It may have ended meanwhile.
  stdin.setRawMode(true);
  stdout.on('resize', fit);
  fit();
  try {
    stdin.pipe(io);
    io.pipe(stdout, { end: false });
    await once(io, 'end');
  } finally {
    stdout.off('resize', fit);
    stdin.setRawMode(false);
  }
}
