import { alibaba } from './alibaba/cloud.js';
import type { CloudModel } from './model.js';
import type { CloudName } from './world.js';

/** Every cloud, by name. */
export const CLOUDS: Readonly<Partial<Record<CloudName, CloudModel>>> = { alibaba };

/** Throws `TypeError` for a cloud without a model: a scenario that names one was not checked. */
export function cloudNamed(name: CloudName): CloudModel {
  const model = CLOUDS[name];
  if (!model) throw new TypeError(`no model of the cloud ${name}`);
  return model;
}
