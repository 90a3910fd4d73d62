import { once } from 'node:events';
import { PassThrough } from 'node:stream';
import type { Inside } from '../../standing/inside.js';
import type { Seat } from '../seat.js';
import { engineAt } from './engine.js';
import { insidePath } from './options.js';
import { engineFailed } from './trouble.js';

/** Runs a file of the image's package in a namespace of a lab in a container. */
export async function startInContainer(
  { id, engine }: Seat & { readonly kind: 'container' },
  namespace: string,
  entry: string,
  args: readonly string[],
): Promise<Inside> {
  const { docker, address } = await engineAt(engine);
  try {
    const exec = await docker.getContainer(id).exec({
      Cmd: ['nsenter', `--net=/run/netns/${namespace}`, '--', 'node', insidePath(entry), ...args],
      AttachStdin: true,
      AttachStdout: true,
      AttachStderr: true,
    });
    const io = await exec.start({ hijack: true, stdin: true });
    const [stdout, stderr] = [new PassThrough(), new PassThrough()];
    docker.modem.demuxStream(io, stdout, stderr);
    const gone = once(io, 'end').then(async () => {
      stdout.end();
      stderr.end();
      return (await exec.inspect()).ExitCode;
    });
    return { stdout, stderr, end: () => void io.end(), gone };
  } catch (error) {
    throw engineFailed('run a process in the lab', address, error);
  }
}
