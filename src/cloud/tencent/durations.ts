const HOUR = 3_600_000;

/** How long transitions take, in virtual milliseconds. The cloud promises nothing for these. */
export const TAKES = {
  attach: 10_000,
  detach: 10_000,
} as const;

/** What the cloud does promise, in virtual milliseconds. */
export const TERM = {
  /** An application waits for the CCN's owner. */
  application: 7 * 24 * HOUR,
  /** An attachment that FAILED, or whose detaching failed, is taken off. */
  forcedDetach: 2 * HOUR,
  /** An account that owes money is served on. */
  arrears: 7 * 24 * HOUR,
  /** Bandwidth that was bought and not renewed is granted on. */
  bandwidthGrace: 24 * HOUR,
} as const;
