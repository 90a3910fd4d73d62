import type { CloudModel } from '../model.js';
import { alibabaActions } from './actions.js';
import { fabricOf } from './fabric.js';
import { fire } from './timers.js';
import { whyNoRoute } from './why.js';

export const alibaba: CloudModel = { actions: alibabaActions, fire, fabric: fabricOf, whyNoRoute };
