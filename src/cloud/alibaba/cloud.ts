import type { CloudModel } from '../model.js';
import { alibabaActions } from './actions.js';
import { fabricOf } from './fabric.js';
import { objectsOf } from './objects.js';
import { whyHopeless } from './remedies/hopeless.js';
import { remedies } from './remedies/remedies.js';
import { fire } from './timers.js';
import { whyNoRoute } from './why.js';

export const alibaba: CloudModel = {
  actions: alibabaActions,
  unknownAction: (name) => ({
    code: 'InvalidApi.NotFound',
    status: 404,
    message: `The API has no action ${name}, or transitlab does not know it.`,
  }),
  fire,
  fabric: fabricOf,
  objects: objectsOf,
  whyNoRoute,
  remedies,
  whyHopeless,
};
