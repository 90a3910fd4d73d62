import type { Queue } from '../../../plane/plane.js';
import { NLM_F, RTM, TCA } from '../netlink/constants.js';
import type { Writer } from '../netlink/writer.js';
import { netem } from './netem.js';
import { htbClass, htbRoot } from './shaper.js';
import { CLASS, HTB, header, INNER_LEAF, LEAF, NETEM, NETEM_CLASS, ROOT } from './tc.js';

type Message = (w: Writer, seq: number) => void;

/** A message, and the refusals that do no harm. */
export interface QueueMessage {
  readonly write: Message;
  readonly forgive?: readonly string[];
}

/** What the kernel says of a root that is another qdisc, or none. */
const OTHER_ROOT = ['ENOENT', 'EINVAL'];

/**
 * With a rate HTB, one class, and below it what counts bytes; with a delay netem, in between, or alone. What is right
 * already changes in place. Where the root has to be the other one, the one that stands goes first.
 */
export function queueSet({ shaper, delay }: Queue, index: number): QueueMessage[] {
  const other: QueueMessage = {
    write: (w, seq) => removeRoot(w, seq, index, shaper ? NETEM : HTB),
    forgive: OTHER_ROOT,
  };
  const delayed = (parent: number): QueueMessage[] =>
    delay ? [{ write: (w, seq) => netem(w, seq, delay, index, parent) }] : [];
  if (!shaper) return [other, ...delayed(ROOT)];
  return [
    other,
    { write: (w, seq) => htbRoot(w, seq, index), forgive: ['EEXIST'] },
    { write: (w, seq) => htbClass(w, seq, shaper, index) },
    ...delayed(CLASS),
    {
      write: (w, seq) =>
        delay
          ? leaf(w, seq, index, INNER_LEAF, NETEM_CLASS, shaper.queue)
          : leaf(w, seq, index, LEAF, CLASS, shaper.queue),
    },
  ];
}

/** Whatever stands at the root goes, and all below it. */
export const queueDelete = (index: number): QueueMessage[] =>
  [HTB, NETEM].map((handle) => ({ write: (w, seq) => removeRoot(w, seq, index, handle) }));

function removeRoot(w: Writer, seq: number, index: number, handle: number): void {
  w.begin(RTM.DELQDISC, 0, seq);
  header(w, index, handle, ROOT);
}

function leaf(w: Writer, seq: number, index: number, handle: number, parent: number, bytes: number): void {
  w.begin(RTM.NEWQDISC, NLM_F.CREATE | NLM_F.REPLACE, seq);
  header(w, index, handle, parent);
  w.attrText(TCA.KIND, 'bfifo');
  w.attrU32(TCA.OPTIONS, bytes);
}
