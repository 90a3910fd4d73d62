import { chmodSync, rmSync } from 'node:fs';
import { createServer, type Server, type Socket } from 'node:net';
import { dirname } from 'node:path';
import { EXIT, LabError } from '../../model/errors.js';
import { lineSplitter } from '../sandbox/lines.js';
import { sourceStack } from '../stack.js';
import { makePrivate } from './private-directory.js';
import type { Answer, Question } from './protocol.js';
import { socketIn } from './socket-path.js';

/** Bytes of a question: a scenario of a thousand hosts has about one million. */
const LARGEST = 256 * 1024 * 1024;

export type Answerer = (question: Question) => Promise<Answer>;

/** Listens in a directory that is this user's alone. What an earlier keeper left behind is taken away: the lock is ours. */
export async function listen(directory: string, answer: Answerer): Promise<Server> {
  makePrivate(dirname(directory));
  makePrivate(directory);
  const path = socketIn(directory);
  rmSync(path, { force: true });
  const server = createServer((socket) => converse(socket, answer));
  // Nobody shall be able to connect even for the moment between making and closing it.
  const mask = process.umask(0o177);
  try {
    await new Promise<void>((resolve, reject) => {
      server.once('error', reject).listen(path, resolve);
    });
  } finally {
    process.umask(mask);
  }
  chmodSync(path, 0o600);
  return server;
}

function converse(socket: Socket, answer: Answerer): void {
  const lines = lineSplitter();
  let size = 0;
  let asked = false;
  socket.setEncoding('utf8').on('error', () => socket.destroy()); // Whoever asked has gone.
  socket.on('data', (chunk: string) => {
    size += chunk.length;
    if (size > LARGEST) return void socket.destroy();
    const [line] = lines.push(chunk);
    if (line === undefined || asked) return;
    asked = true;
    void replyTo(line, answer).then((reply) => socket.end(`${JSON.stringify(reply)}\n`));
  });
}

async function replyTo(line: string, answer: Answerer): Promise<Answer> {
  try {
    return await answer(JSON.parse(line) as Question);
  } catch (error) {
    if (error instanceof LabError) return { exit: error.exit, problem: error.problem };
    const [what = 'unknown error', ...rest] = sourceStack(error).split('\n');
    return {
      exit: EXIT.failed,
      problem: { what, why: rest.join('\n'), hint: 'this is a fault of transitlab' },
    };
  }
}
