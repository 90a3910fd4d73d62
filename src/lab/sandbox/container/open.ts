import type { Sandbox } from '../sandbox.js';
import { containerWorkers } from './container.js';
import { engineText, findEngine } from './engine.js';
import { imageFor } from './image.js';
import type { Privilege } from './options.js';
import { sweep } from './sweep.js';

export interface ContainerChoice extends Privilege {
  readonly image?: string | undefined;
}

/** Finds the engine and the image, which may have to be built, and says so. */
export async function openContainerSandbox(
  { image: name, ...privilege }: ContainerChoice,
  notice: (text: string) => void,
): Promise<Sandbox> {
  const engine = await findEngine();
  await sweep(engine);
  const image = await imageFor(engine, { name, notice });
  const detail = `${image.name} on ${engineText(engine)}${privilege.privileged ? ', privileged' : ''}`;
  return { kind: 'container', detail, start: containerWorkers(engine, image, privilege) };
}
