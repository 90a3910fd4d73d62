/** Two regions in alphabetical order: a pair has no direction. */
export const pair = (a: string, b: string): readonly [string, string] => (a < b ? [a, b] : [b, a]);

/** For people: `cn-beijing–cn-qingdao`. */
export const pairText = (regions: readonly string[]): string => regions.join('–');

/** The router of an interconnect (a CEN, a CCN) in one region. */
export const transitRouterId = (network: string, region: string): string => `tr-${network}-${region}`;

/** The cable from a network to its interconnect's router. */
export const attachmentLinkId = (network: string, attached: string): string => `${attached}@${network}`;

/** The cable between two regions of an interconnect. */
export const regionLinkId = (network: string, a: string, b: string): string =>
  [network, ...pair(a, b)].join('/');
