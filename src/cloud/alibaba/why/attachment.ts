import { find } from '../../lookup.js';
import type { NoRoute } from '../../model.js';
import type { World } from '../../world.js';
import { attachmentKey, attachmentOfNetwork } from '../lookup.js';
import type { Attachment } from '../state/cen.js';

export const carries = (row: Attachment | undefined): row is Attachment => row?.Status === 'Attached';

/** `network` is the one that has to be attached; `peer`, where it is known, tells to which CEN. */
export function notAttached(world: World, network: string, peer: Attachment | undefined): NoRoute {
  const row = attachmentOfNetwork(world, network);
  if (row) return notYet(network, `${network} is ${row.Status}, not Attached, to ${row.CenId}`);
  const outside = `${network} is attached to no CEN instance`;
  const cen = find(world.alibaba.cens, peer?.CenId ?? '');
  if (!cen) return notYet(network, `${outside}; AttachCenChildInstance attaches it`);
  const owner = (find(world.vpcs, network) ?? find(world.alibaba.vbrs, network))?.account;
  const attach = `account ${cen.account} attaches it to ${cen.CenId} (AttachCenChildInstance)`;
  if (cen.account === owner) return notYet(network, `${outside}; ${attach}`);
  if (find(world.alibaba.grants, attachmentKey(cen.CenId, network)))
    return notYet(network, `${outside}; account ${owner} has granted it, now ${attach}`);
  const text = `${outside}; account ${owner} grants it (GrantInstanceToCen), then ${attach}`;
  return { code: 'NOT_GRANTED', object: network, text };
}

const notYet = (object: string, text: string): NoRoute => ({ code: 'NOT_ATTACHED', object, text });

export const apart = (from: string, here: string, there: Attachment): NoRoute => ({
  code: 'ATTACHED_ELSEWHERE',
  object: there.ChildInstanceId,
  text:
    `${from} is in ${here}, ${there.ChildInstanceId} in ${there.CenId}: ` +
    'CEN instances are not connected with each other',
});
