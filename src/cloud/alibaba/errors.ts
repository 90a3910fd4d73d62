import type { Refusal } from '../call.js';
import { BSS } from './errors/bss.js';
import { CBN } from './errors/cbn.js';
import { COMMON } from './errors/common.js';
import { ECS } from './errors/ecs.js';
import { ENTERPRISE } from './errors/enterprise.js';
import { EXPRESS_CONNECT } from './errors/express-connect.js';
import { ROUTES } from './errors/routes.js';
import { VPC } from './errors/vpc.js';

export const ERRORS = {
  ...COMMON,
  ...CBN,
  ...ROUTES,
  ...BSS,
  ...VPC,
  ...ECS,
  ...EXPRESS_CONNECT,
  ...ENTERPRISE,
} as const;

export type ErrorCode = keyof typeof ERRORS;

export type { Refusal };

/** `detail` follows the cloud's message: which object, which value. */
export function refuse(code: ErrorCode, detail?: string): Refusal {
  const [status, message] = ERRORS[code];
  return { ok: false, error: { code, status, message: detail ? `${message} ${detail}` : message } };
}
