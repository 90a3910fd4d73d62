/** How long transitions take, in virtual milliseconds; the cloud promises nothing. */
export const TAKES = {
  transitRouter: 20_000,
  attach: 30_000,
  detach: 30_000,
  modify: 5_000,
  routeTable: 5_000,
  associate: 10_000,
  propagate: 10_000,
  routeEntry: 5_000,
} as const;
