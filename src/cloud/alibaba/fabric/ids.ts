import { pair } from '../../transit.js';

export { attachmentLinkId, regionLinkId, transitRouterId } from '../../transit.js';

/** An Express Connect peering, by its two router interfaces. */
export const peeringLinkId = (a: string, b: string): string => pair(a, b).join('/');
