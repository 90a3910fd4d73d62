const PARTS = 0xffffffff;

/** The kernel keeps a share as parts of 2^32 - 1. */
export const partsOf = (loss: number): number => Math.round(loss * PARTS);

export const lossOf = (parts: number): number => parts / PARTS;
