import { find } from '../../lookup.js';
import type { Remedies } from '../../remedies.js';
import { remedyOf } from './calls.js';
import { payment } from './join.js';

/** A CCN that stopped, because its owner owes money. */
export const paying: Remedies = (world, fabric, { object }) =>
  (find(fabric.links, object)?.ends ?? [])
    .flatMap((end) => find(world.tencent.ccns, find(fabric.routers, end)?.network ?? '') ?? [])
    .slice(0, 1)
    .map((ccn) => remedyOf(payment(ccn)));
