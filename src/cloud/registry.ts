import { alibaba } from './alibaba/cloud.js';
import type { CloudModel } from './model.js';
import { tencent } from './tencent/cloud.js';
import type { CloudName } from './world.js';

/** Every cloud, by name. */
export const CLOUDS: Readonly<Record<CloudName, CloudModel>> = { alibaba, tencent };

export const cloudNamed = (name: CloudName): CloudModel => CLOUDS[name];
