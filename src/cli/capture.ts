import { createWriteStream } from 'node:fs';
import { open } from 'node:fs/promises';
import { pipeline } from 'node:stream/promises';
import { type CaptureOptions as Asked, startCapture } from '../lab/capture/capture.js';
import { EXIT, type ExitCode, LabError } from '../model/errors.js';
import { noSpace } from '../model/no-space.js';
import { count } from '../report/text/layout.js';
import type { Host } from './host.js';
import type { Ports } from './ports.js';

export interface CaptureOptions extends Pick<Asked, 'end' | 'packets' | 'seconds'> {
  readonly name?: string;
  /** A file; `-`: stdout. */
  readonly write: string;
}

/** `transitlab capture`: packets that pass a place in a standing lab, as a file of this user's. */
export async function capture(
  place: string,
  filter: readonly string[],
  { name, write: path, ...limits }: CaptureOptions,
  host: Host,
  ports: Ports,
): Promise<ExitCode> {
  const labs = await ports.labs('transitlab capture');
  const capturing = await startCapture(labs, name, place, { ...limits, filter });
  const release = host.onInterrupt(capturing.end);
  try {
    const file = await openFile(path);
    const { namespace, dev } = capturing.from;
    host.stderr.write(`capturing at ${namespace} ${dev}${limited(limits)}\n`);
    await pipeline(capturing.file, file).catch((error: NodeJS.ErrnoException) => {
      // Who reads it has enough.
      if (error.code !== 'EPIPE') throw cannotWrite(path, error);
    });
    const { captured, dropped } = await capturing.done;
    const lost = dropped === 0 ? '' : `; ${count(dropped, 'packet')} came too fast and were dropped`;
    host.stderr.write(`${count(captured, 'packet')} captured${lost}\n`);
    return EXIT.ok;
  } finally {
    release();
    capturing.end();
  }
}

const limited = ({ packets, seconds }: Pick<CaptureOptions, 'packets' | 'seconds'>): string =>
  packets === undefined && seconds === undefined ? '; Ctrl-C ends it' : '';

async function openFile(path: string): Promise<NodeJS.WritableStream> {
  if (path === '-') return process.stdout;
  try {
    return createWriteStream('', { fd: await open(path, 'w') });
  } catch (error) {
    throw cannotWrite(path, error as NodeJS.ErrnoException);
  }
}

const cannotWrite = (where: string, error: NodeJS.ErrnoException): LabError =>
  new LabError(
    EXIT.failed,
    {
      what: noSpace(error.message) ? 'no space is left for the capture' : 'cannot write the capture',
      where,
      why: error.message,
      hint: noSpace(error.message) ? 'free some (`df -h`), or name another file' : 'name another file by -w',
    },
    { cause: error },
  );
