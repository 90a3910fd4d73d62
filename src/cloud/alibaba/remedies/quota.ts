import type { Remedy } from '../../remedies.js';
import type { World } from '../../world.js';
import type { Quotas } from '../quotas.js';

/** No call raises a quota of CEN: the cloud is asked by a ticket, the emulator by the file. */
export const raisedQuota = (world: World, name: keyof Quotas, least: number): Remedy => ({
  kind: 'file',
  text: `the quota ${name} has to be raised to ${least} (a ticket to Alibaba Cloud): quotas needs ${name}: ${least}`,
  world: { ...world, alibaba: { ...world.alibaba, quotas: { ...world.alibaba.quotas, [name]: least } } },
});
