import type { Engine } from '../sandbox/container/engine.js';
import type { Image } from '../sandbox/container/image.js';
import type { SandboxChoice } from '../sandbox/sandbox.js';
import type { HostCheck } from './diagnosis.js';
import { examineKernel, problemOf } from './examine.js';

const ENGINE = 'container engine';
const IMAGE = 'container image';

/** The engine, the image, and what the kernel can do in a container of it. */
export async function examineContainer(choice: SandboxChoice): Promise<HostCheck[]> {
  const { check, engine } = await examineEngine();
  if (!engine) return [check];
  const found = await examineImage(engine, choice);
  if (!found.image) return [check, found.check];
  return [check, found.check, ...(await examineInside(engine, found.image, choice))];
}

interface EngineFound {
  readonly check: HostCheck;
  readonly engine?: Engine;
}

/** Whether an engine answers, and which one; if none, what stands in the way. */
export async function examineEngine(): Promise<EngineFound> {
  const { engineText, findEngine } = await import('../sandbox/container/engine.js');
  try {
    const engine = await findEngine();
    const by = engine.kind === 'podman' ? ', by its Docker-compatible socket' : '';
    const rights = engine.rootless ? '; its labs have the rights of its user, in a user namespace' : '';
    const detail = `${engineText(engine)}${by}, ${engine.address}${rights}`;
    return { check: { name: ENGINE, status: 'ok', detail }, engine };
  } catch (error) {
    return { check: problemOf(ENGINE, error) };
  }
}

interface ImageFound {
  readonly check: HostCheck;
  readonly image?: Image;
}

/** An image of the command's own that is not there yet is none the worse for it: the first run builds it. */
async function examineImage(engine: Engine, { image: name }: SandboxChoice): Promise<ImageFound> {
  const { imageFor, ownImage, ownImageStands } = await import('../sandbox/container/image.js');
  try {
    const image =
      name === undefined ? await ownImageStands(engine) : await imageFor(engine, { name, notice });
    if (image)
      return { check: { name: IMAGE, status: 'ok', detail: `${image.name}, of this version` }, image };
    const detail = `${ownImage()} is not there yet: the first run builds it, in about a minute`;
    return { check: { name: IMAGE, status: 'ok', detail } };
  } catch (error) {
    return { check: problemOf(IMAGE, error) };
  }
}

const notice = (): void => {};

async function examineInside(
  engine: Engine,
  image: Image,
  { privileged }: SandboxChoice,
): Promise<HostCheck[]> {
  const { containerWorkers } = await import('../sandbox/container/container.js');
  const name = 'sandbox';
  try {
    const kernel = await examineKernel(containerWorkers(engine, image, { privileged }));
    const rights = privileged ? 'privileged' : 'with the least privilege';
    return [{ name, status: 'ok', detail: `container, ${rights}` }, ...kernel];
  } catch (error) {
    return [problemOf(name, error)];
  }
}
