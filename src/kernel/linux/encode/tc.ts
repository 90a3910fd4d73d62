import { AF } from '../netlink/constants.js';
import type { Writer } from '../netlink/writer.js';

/** Handles of what a queue is made of, as `tc` writes them: 1:, 1:1, 10:, 20:, 20:1, 30:. */
export const ROOT = 0xffffffff;
export const HTB = 0x00010000;
export const CLASS = 0x00010001;
/** What waits for the rate: right below the class, or behind netem. */
export const LEAF = 0x00100000;
export const NETEM = 0x00200000;
export const NETEM_CLASS = 0x00200001;
export const INNER_LEAF = 0x00300000;

/** struct tcmsg */
export function header(w: Writer, index: number, handle: number, parent: number): void {
  w.u32(AF.UNSPEC);
  w.u32(index);
  w.u32(handle);
  w.u32(parent);
  w.u32(0);
}
