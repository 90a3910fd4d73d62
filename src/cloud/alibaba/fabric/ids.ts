import { pair } from '../lookup.js';

/** The router of a CEN in one region. */
export const transitRouterId = (CenId: string, region: string): string => `tr-${CenId}-${region}`;

/** The cable from a network to its CEN's router. */
export const attachmentLinkId = (CenId: string, network: string): string => `${network}@${CenId}`;

/** The cable between two regions of a CEN. */
export const regionLinkId = (CenId: string, a: string, b: string): string => [CenId, ...pair(a, b)].join('/');

/** An Express Connect peering, by its two router interfaces. */
export const peeringLinkId = (a: string, b: string): string => pair(a, b).join('/');
