const MINUTE = 60_000;

/** How long a fleet takes from one status to the next, in virtual milliseconds. The cloud promises nothing. */
export const FLEET_TAKES = {
  NEW: 5_000,
  DOWNLOADING: 30_000,
  VALIDATING: 30_000,
  BUILDING: 2 * MINUTE,
  ACTIVATING: 2 * MINUTE,
  scale: MINUTE,
  delete: MINUTE,
} as const;

/** The owner of a CCN that was named when a fleet was created has so long to accept, in virtual milliseconds. */
export const CREATION_APPLICATION = 20 * MINUTE;
