/** The virtual clock of every scenario begins here: 2024-01-01T00:00Z. */
export const EPOCH = Date.UTC(2024, 0, 1);
