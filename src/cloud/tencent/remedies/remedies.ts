import type { Remedies } from '../../remedies.js';

/** What Tencent Cloud's accounts can call against an obstacle. */
export const remedies: Remedies = () => [];
