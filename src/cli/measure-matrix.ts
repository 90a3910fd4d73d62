import { unpack } from '../lab/matrix/fates.js';
import type { Matrix, Snapshot } from '../lab/matrix/matrix.js';
import { EXIT, LabError } from '../model/errors.js';
import type { Host } from './host.js';
import { liveLine } from './live.js';
import type { MatrixOptions } from './matrix.js';
import type { Measurement, Ports } from './ports.js';

/** The matrices with what packets did; `undefined` if the user interrupted. Throws what the lab failed of. */
export async function measureAll(
  snapshots: readonly Snapshot[],
  file: string,
  options: MatrixOptions,
  host: Host,
  ports: Ports,
): Promise<Matrix[] | undefined> {
  const words = newWords(options.quiet ?? false, host);
  const interruption = new AbortController();
  const off = host.onInterrupt(() => {
    words.notice('interrupted: stopping what runs; a second signal ends at once');
    interruption.abort();
  });
  try {
    const job = { file, worlds: snapshots.map(({ world }) => world), probe: options.proto };
    const lab = await ports.measureMatrices(job, { sandbox: options, notice: words.notice });
    interruption.signal.addEventListener('abort', () => void lab.stop());
    if (interruption.signal.aborted) await lab.stop();
    return await collect(snapshots, file, lab, words, interruption.signal).finally(() => lab.stop());
  } finally {
    off();
    words.done();
  }
}

async function collect(
  snapshots: readonly Snapshot[],
  file: string,
  { events }: Measurement,
  { progress }: Words,
  signal: AbortSignal,
): Promise<Matrix[] | undefined> {
  const matrices = snapshots.map(({ matrix }) => matrix);
  let measured = 0;
  try {
    for await (const event of events) {
      if (event.type === 'failure') throw new LabError(event.exit, event.problem);
      if (event.type === 'progress') progress(event.text);
      const matrix = event.type === 'measured' ? matrices[event.index] : undefined;
      if (event.type !== 'measured' || !matrix) continue;
      matrices[event.index] = { ...matrix, measured: unpack(event.fates) };
      measured++;
    }
  } catch (error) {
    if (!signal.aborted) throw error;
  }
  if (signal.aborted) return undefined;
  if (measured < matrices.length) throw vanished(file);
  return matrices;
}

const vanished = (file: string): LabError =>
  new LabError(EXIT.failed, {
    what: 'the lab ended without a word',
    where: file,
    why: 'its process may have been killed',
    hint: 'run it again; `transitlab doctor` says whether this machine can run labs',
  });

/** What the user hears while it is measured, on stderr. */
interface Words {
  progress(text: string): void;
  notice(text: string): void;
  done(): void;
}

function newWords(quiet: boolean, host: Host): Words {
  if (quiet) return { progress: () => {}, notice: () => {}, done: () => {} };
  const line = (text: string): void => host.stderr.write(`${text}\n`);
  if (!host.stderr.isTTY || host.env.CI) return { progress: line, notice: line, done: () => {} };
  let said: string | undefined;
  const live = liveLine(() => said, host);
  return {
    progress: (text) => {
      said = text;
    },
    notice: (text) => live.aside(() => line(text)),
    done: live.done,
  };
}
