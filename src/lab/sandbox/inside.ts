/**
 * What a worker needs to talk to the command that started it. Importing this file makes the process a worker: it says
 * that it is ready, and it ends at once when the command is gone.
 */
import { writeSync } from 'node:fs';
import { EXIT } from '../../model/errors.js';
import type { Json } from '../../model/json.js';
import type { LabEvent } from '../event.js';
import { sourceStack } from '../stack.js';
import { lineSplitter } from './lines.js';
import { CRASHED, READY } from './worker.js';

const received: Json[] = [];
let arrived: (() => void) | undefined;

/** The job: what the command handed over at the start. */
export function receiveJob<Job extends Json = Json>(): Promise<Job> {
  return nextMessage<Job>();
}

/** The next message behind the job; waits for it. One caller at a time. */
export async function nextMessage<Message extends Json = Json>(): Promise<Message> {
  process.stdin.ref();
  while (received.length === 0) {
    await new Promise<void>((resolve) => {
      arrived = resolve;
    });
  }
  // A worker that waits for nothing more shall end by itself.
  process.stdin.unref();
  return received.shift() as Message;
}

/** Tells the command; blocks until the line is written, so nothing is lost when the process exits right after. */
export function emit<Event = LabEvent>(event: Event): void {
  writeLine(JSON.stringify(event));
}

function writeLine(line: string): void {
  const bytes = Buffer.from(`${line}\n`);
  for (let written = 0; written < bytes.length; ) written += writeSome(bytes, written);
}

const PAUSE_MS = 1;
const clock = new Int32Array(new SharedArrayBuffer(4));

/** Stdout does not block once anything has touched `process.stdout`: a full pipe is waited for here. */
function writeSome(bytes: Buffer, from: number): number {
  try {
    return writeSync(1, bytes, from);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EAGAIN') process.exit(EXIT.interrupted); // Nobody listens any more.
    Atomics.wait(clock, 0, 0, PAUSE_MS);
    return 0;
  }
}

function crash(error: unknown): never {
  const text = sourceStack(error);
  writeSync(2, `${text}\n`);
  process.exit(CRASHED);
}

function listen(): void {
  const lines = lineSplitter();
  process.stdin.setEncoding('utf8');
  process.stdin.on('data', (chunk: string) => {
    received.push(...lines.push(chunk).map((line) => JSON.parse(line) as Json));
    arrived?.();
  });
  const gone = () => process.exit(EXIT.interrupted);
  process.stdin.on('end', gone).on('error', gone);
  process.stdin.unref();
}

process.on('uncaughtException', crash);
process.on('unhandledRejection', crash);
listen();
writeLine(READY);
