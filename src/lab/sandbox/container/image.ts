import { EXIT, LabError } from '../../../model/errors.js';
import { version } from '../../package.js';
import { buildImage } from './build.js';
import { contextDigest } from './context.js';
import type { Engine } from './engine.js';
import { type EngineError, engineFailed } from './trouble.js';

export const VERSION_LABEL = 'transitlab.version';
export const DIGEST_LABEL = 'transitlab.digest';

/** The name under which the command keeps an image of its own. */
export const ownImage = (): string => `transitlab:${version()}`;

export interface Image {
  /** What containers are started from: an id, which no later build under the same name can change. */
  readonly id: string;
  readonly name: string;
}

export interface ImageOptions {
  /** One that the user has; the command's own if absent, which is built where it is missing or of other code. */
  readonly name?: string | undefined;
  /** A word for the user. */
  readonly notice: (text: string) => void;
}

/** Finds the image, or builds it. Rejects with a `LabError` (exit 3) for one of another version. */
export async function imageFor(engine: Engine, { name, notice }: ImageOptions): Promise<Image> {
  if (name === undefined) return ownImageIn(engine, notice);
  const found = await inspect(engine, name);
  if (!found) throw absent(name);
  checkVersion(name, found.labels);
  return { id: found.id, name };
}

/** Whether the command's own image stands, made of this very code. */
export async function ownImageStands(engine: Engine): Promise<Image | undefined> {
  const name = ownImage();
  const found = await inspect(engine, name);
  return found?.labels[DIGEST_LABEL] === contextDigest() ? { id: found.id, name } : undefined;
}

async function ownImageIn(engine: Engine, notice: (text: string) => void): Promise<Image> {
  const standing = await ownImageStands(engine);
  if (standing) return standing;
  const name = ownImage();
  notice(`building the image ${name}; this takes a minute, and is done once`);
  await buildImage(engine, name, { [DIGEST_LABEL]: contextDigest() });
  const built = await inspect(engine, name);
  if (!built) throw absent(name);
  return { id: built.id, name };
}

interface Inspected {
  readonly id: string;
  readonly labels: Readonly<Record<string, string>>;
}

async function inspect({ docker, address }: Engine, name: string): Promise<Inspected | undefined> {
  try {
    const { Id, Config } = await docker.getImage(name).inspect();
    return { id: Id, labels: Config.Labels ?? {} };
  } catch (error) {
    if ((error as EngineError).statusCode === 404) return undefined;
    throw engineFailed(`look for the image ${name}`, address, error);
  }
}

const absent = (name: string): LabError =>
  new LabError(EXIT.unsupported, {
    what: 'the container engine has no such image',
    where: name,
    hint: `docker pull ${name}; or leave out --image, and the command builds its own`,
  });

/** The command and the lab's process talk to each other: they have to be of one version. */
export function checkVersion(name: string, labels: Readonly<Record<string, string>>): void {
  const found = labels[VERSION_LABEL];
  if (found === version()) return;
  throw new LabError(EXIT.unsupported, {
    what: 'the image is of another version than the command',
    where: name,
    why: `the command is transitlab ${version()}, the image ${found === undefined ? 'does not say what it is' : `transitlab ${found}`}`,
    hint: `leave out --image, and the command builds its own; or: docker build -t ${name} ${'.'} in the folder of transitlab ${version()}`,
  });
}
