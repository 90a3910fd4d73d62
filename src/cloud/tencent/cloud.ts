import type { CloudModel } from '../model.js';
import { tencentActions } from './actions.js';
import { ERRORS } from './errors.js';
import { fabricOf } from './fabric.js';
import { followed } from './followed.js';
import { objectsOf } from './objects.js';
import { whyHopeless } from './remedies/hopeless.js';
import { remedies } from './remedies/remedies.js';
import { fire } from './timers.js';
import { whyNoRoute } from './why.js';

export const tencent: CloudModel = {
  actions: tencentActions,
  unknownAction: (name) => ({
    code: 'InvalidAction',
    status: 200,
    message: `${ERRORS.InvalidAction} It is ${name}, or transitlab does not know it.`,
  }),
  fire,
  follow: followed,
  fabric: fabricOf,
  objects: objectsOf,
  whyNoRoute,
  remedies,
  whyHopeless,
};
