import type { Readable } from 'node:stream';
import { entryFile } from '../../kernel/compiled.js';
import type { Interface } from '../../kernel/counters.js';
import { EXIT, LabError } from '../../model/errors.js';
import { lineSplitter } from '../sandbox/lines.js';
import { type Inside, startInside } from '../standing/inside.js';
import type { Labs } from '../standing/labs.js';
import { parseFilter } from './filter.js';
import type { CaptureJob, CaptureSum, CaptureWord } from './job.js';
import { placeOf } from './place.js';

const ENTRY = entryFile('lab/capture/inside');

/** A capture under way. */
export interface Capture {
  readonly from: Interface;
  /** The file, as it grows. */
  readonly file: Readable;
  /** Asks it to end: what passed until then is still in the file. */
  end(): void;
  /** Settles when the file is whole. Rejects with exit 1 if the lab went away meanwhile. */
  readonly done: Promise<CaptureSum>;
}

export interface CaptureOptions extends Omit<CaptureJob, 'dev'> {
  /** Of a link: the router at whose end to listen. */
  readonly end?: string;
}

/** Starts to capture at a host or a link of a standing lab; resolves when it listens. */
export async function startCapture(
  labs: Pick<Labs, 'ask'>,
  name: string | undefined,
  place: string,
  { end, ...job }: CaptureOptions,
): Promise<Capture> {
  parseFilter(job.filter);
  const from = placeOf(await labs.ask(name, 'survey', {}), place, end);
  const { seat, name: lab } = await labs.ask(name, 'inspect', {});
  if (!seat)
    throw new LabError(EXIT.failed, { what: `the lab ${lab} is being built anew`, hint: 'try again' });
  const argument: CaptureJob = { ...job, dev: from.dev };
  const inside = await startInside(seat, from.namespace, ENTRY, [JSON.stringify(argument)]);
  const { listening, sum } = hear(inside);
  const done = inside.gone.then(async () => (await sum) ?? Promise.reject(cutShort(lab)));
  done.catch(() => {}); // Whoever reads the file asks for it then.
  await listening;
  return { from, file: inside.stdout, end: inside.end, done };
}

/** What it says: that it listens (rejects if it never does), and what it has captured in the end. */
function hear({ stderr, gone }: Inside): {
  readonly listening: Promise<void>;
  readonly sum: Promise<CaptureSum | undefined>;
} {
  const lines = lineSplitter();
  const words: CaptureWord[] = [];
  const strange: string[] = [];
  let begin = (): void => {};
  const began = new Promise<void>((resolve) => {
    begin = resolve;
  });
  stderr.setEncoding('utf8').on('data', (chunk: string) => {
    for (const line of lines.push(chunk)) {
      if (!line.startsWith('{')) strange.push(line);
      else words.push(JSON.parse(line) as CaptureWord);
      if (words.length > 0) begin();
    }
  });
  const failed = gone.then((): never => {
    throw cannotListen(strange.join('\n'));
  });
  failed.catch(() => {}); // It has listened, and ended in order.
  return {
    listening: Promise.race([began, failed]),
    sum: gone.then(() => words.flatMap((word) => (word.say === 'sum' ? [word] : []))[0]),
  };
}

const cannotListen = (why: string): LabError =>
  new LabError(EXIT.failed, {
    what: 'cannot capture there',
    ...(why ? { why } : {}),
    hint: 'the place may just have gone: see `transitlab inspect`',
  });

const cutShort = (name: string): LabError =>
  new LabError(EXIT.failed, {
    what: `the lab ${name} went away while packets were captured`,
    hint: 'the file has what had passed until then',
  });
