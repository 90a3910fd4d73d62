import { EXIT, LabError, type Problem } from '../../../model/errors.js';
import { noSpace } from '../../../model/no-space.js';

/** What the client throws: an errno of the socket, or an answer of the engine. */
export interface EngineError extends Error {
  readonly code?: string;
  readonly statusCode?: number;
}

/** Why no engine answers at an address, and what to do. */
export function whyNoEngine(where: string, error: EngineError, uid: number): Problem {
  const root = uid === 0 ? '' : 'sudo ';
  switch (error.code) {
    case 'ENOENT':
      return {
        what: 'there is no container engine',
        where,
        why: 'no engine has made its socket',
        hint: `if one is installed, start it: ${root}systemctl start docker, or systemctl --user start podman.socket; else install one, on Debian: ${root}apt-get install -y docker.io; DOCKER_HOST names one that is elsewhere`,
      };
    case 'ECONNREFUSED':
      return {
        what: 'the container engine is stopped',
        where,
        why: 'its socket is there, and nobody listens on it',
        hint: `${root}systemctl start docker`,
      };
    case 'EACCES':
    case 'EPERM':
      return {
        what: "no permission on the container engine's socket",
        where,
        why: error.message,
        hint: 'sudo usermod -aG docker "$USER", then log in again (that group is as good as root); or use a rootless engine',
      };
    case 'ECONNRESET':
      return {
        what: 'the container engine does not answer',
        where,
        why: 'it took the connection and said nothing',
        hint: `${root}systemctl restart docker`,
      };
    default:
      return {
        what: 'the container engine cannot be asked',
        where,
        why: error.message,
        hint: 'is DOCKER_HOST right? `docker version` asks the same engine',
      };
  }
}

/** An error of an engine that answered before, on the way to `doing`. */
export function engineFailed(doing: string, where: string, thrown: unknown): LabError {
  if (thrown instanceof LabError) return thrown;
  const error = thrown as EngineError;
  const problem = noSpace(error.message)
    ? { what: `no space is left for the container engine to ${doing}`, hint: 'docker system prune' }
    : error.statusCode === undefined
      ? {
          what: `the container engine stopped while it had to ${doing}`,
          hint: 'start it and run again; nothing of the lab is left in a stopped engine',
        }
      : { what: `the container engine refuses to ${doing}`, hint: hintFor(error.message) };
  return new LabError(
    EXIT.unsupported,
    { what: problem.what, where, why: error.message.trim(), hint: problem.hint },
    { cause: thrown },
  );
}

const hintFor = (words: string): string =>
  /operation not permitted|not allowed|permission denied/i.test(words)
    ? 'it may lack the right itself: leave out --privileged if you gave it; `transitlab doctor --sandbox container` tries the rest'
    : 'run `transitlab doctor --sandbox container`';
