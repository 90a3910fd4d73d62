import type { Remedies } from '../../remedies.js';

/** What Alibaba Cloud's accounts can call against an obstacle. */
export const remedies: Remedies = () => [];
