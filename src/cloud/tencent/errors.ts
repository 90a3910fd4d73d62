import type { Refusal } from '../call.js';
import { CCN } from './errors/ccn.js';
import { COMMON } from './errors/common.js';
import { CVM } from './errors/cvm.js';
import { GSE } from './errors/gse.js';
import { NETWORK } from './errors/network.js';
import { PARAMETERS } from './errors/parameters.js';

export const ERRORS = { ...COMMON, ...PARAMETERS, ...CCN, ...NETWORK, ...CVM, ...GSE } as const;

export type ErrorCode = keyof typeof ERRORS;

export type { Refusal };

/** `detail` follows the cloud's message: which object, which value. */
export function refuse(code: ErrorCode, detail?: string): Refusal {
  const message = ERRORS[code];
  return { ok: false, error: { code, status: 200, message: detail ? `${message} ${detail}` : message } };
}
