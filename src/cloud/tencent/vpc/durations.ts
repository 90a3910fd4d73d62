/** How long instances take, in virtual milliseconds. The cloud promises nothing for these. */
export const INSTANCE_TAKES = { run: 30_000, start: 20_000, stop: 20_000, terminate: 20_000 } as const;
