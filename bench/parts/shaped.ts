/** Measured goodput of the theoretical: 1 is exact. */
export interface Cell {
  /** One, or there and back. */
  readonly shares: readonly number[];
  /** How often it was measured; the last one counts. */
  readonly tries: number;
  /** Why the machine itself may have set the rate. */
  readonly limit?: string;
}

/** A region connection of one rate, in bits per second. */
export interface Shaped {
  readonly rate: number;
  /** One TCP flow, eight, UDP at twice the rate. */
  readonly one: Cell;
  readonly eight: Cell;
  readonly udp: Cell;
  /** One TCP flow each way at once. */
  readonly both: Cell;
  /** Milliseconds that eight flows add to a round trip. */
  readonly delay: number;
}

export const OFF = 0.02;

export const isExact = ({ shares }: Cell): boolean => shares.every((share) => Math.abs(share - 1) <= OFF);

/** The machine carries less than the line would, and was seen to have no more to give. */
export const isBeyond = ({ shares, limit }: Cell): boolean =>
  limit !== undefined && shares.some((share) => share < 1 - OFF);

/** How far off the worst is. */
export const offOf = ({ shares }: Cell): number => Math.max(...shares.map((share) => Math.abs(share - 1)));

/** Of two directions in use together: the lesser of the greater. */
export const fairnessOf = ({ shares }: Cell): number => Math.min(...shares) / Math.max(...shares);
