import type { Call } from '../../src/cloud/call.js';
import type { World } from '../../src/cloud/world.js';

/** Calls one by one; each is answered with the world after it. */
export type Script = Generator<Call, void, World>;

export const call = (as: string, action: string, params: Call['params']): Call => ({ as, action, params });
