import { connect } from 'node:net';
import { EXIT, LabError } from '../../model/errors.js';
import { version } from '../package.js';
import type { Answer, Asker, Asks, Verb } from './protocol.js';

/** Nobody listens there. */
export class NobodyThere extends Error {
  override readonly name = 'NobodyThere';
}

/** Somebody listens there, and does not answer. */
export class Silent extends Error {
  override readonly name = 'Silent';
}

/**
 * Asks a keeper something, and waits as long as it takes, or so many milliseconds: then rejects with `Silent`. Rejects with `NobodyThere` if none listens, with the keeper's own `LabError` if it refuses,
 * and with exit 1 if it died before it had answered.
 */
export async function ask<V extends Verb>(
  socket: string,
  from: Asker,
  verb: V,
  what: Asks[V]['ask'],
  patienceMs?: number,
): Promise<Asks[V]['answer']> {
  const question = { version: version(), from, verb, ask: what };
  const reply = await exchange(socket, `${JSON.stringify(question)}\n`, patienceMs);
  // A whole one ends with its line.
  if (!reply.endsWith('\n')) throw noAnswer();
  const answer = JSON.parse(reply) as Answer;
  if ('answer' in answer) return answer.answer as Asks[V]['answer'];
  throw new LabError(answer.exit, answer.problem);
}

const ABSENT = ['ENOENT', 'ECONNREFUSED', 'ENOTSOCK'];

/** Everything that comes back until the other side closes. */
function exchange(path: string, line: string, patienceMs: number | undefined): Promise<string> {
  return new Promise((resolve, reject) => {
    let heard = '';
    let connected = false;
    const socket = connect(path);
    if (patienceMs !== undefined) {
      const alarm = setTimeout(() => {
        reject(new Silent());
        socket.destroy();
      }, patienceMs);
      socket.on('close', () => clearTimeout(alarm));
    }
    socket
      .setEncoding('utf8')
      .on('connect', () => {
        connected = true;
        socket.write(line);
      })
      .on('data', (chunk: string) => {
        heard += chunk;
      })
      .on('end', () => resolve(heard))
      .on('error', (error: NodeJS.ErrnoException) => {
        if (connected) reject(noAnswer());
        else reject(ABSENT.includes(error.code ?? '') ? new NobodyThere() : error);
      });
  });
}

const noAnswer = (): LabError =>
  new LabError(EXIT.failed, {
    what: "the lab's keeper died before it had answered",
    why: 'it was killed, or fell over: its log has the last words',
    hint: 'transitlab up brings the lab back; whether this last change was made, transitlab inspect tells',
  });
