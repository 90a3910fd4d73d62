import { find } from '../../lookup.js';
import type { NoRoute } from '../../model.js';
import type { World } from '../../world.js';
import { attachmentKey, attachmentOfNetwork } from '../lookup.js';
import type { Attachment } from '../state/cen.js';

export const carries = (row: Attachment | undefined): row is Attachment => row?.Status === 'Attached';

/** `network` is the one that has to be attached; `peer`, where it is known, tells to which CEN. */
export function notAttached(world: World, network: string, peer: Attachment | undefined): NoRoute {
  const row = attachmentOfNetwork(world, network);
  const text = row
    ? `${network} is ${row.Status}, not Attached, to ${row.CenId}`
    : `${network} is attached to no CEN instance; ${howToAttach(world, network, peer?.CenId)}`;
  return { code: 'NOT_ATTACHED', object: network, text };
}

function howToAttach(world: World, network: string, CenId: string | undefined): string {
  const cen = CenId === undefined ? undefined : find(world.alibaba.cens, CenId);
  if (!cen) return 'AttachCenChildInstance attaches it';
  const owner = (find(world.vpcs, network) ?? find(world.alibaba.vbrs, network))?.account;
  const attach = `account ${cen.account} attaches it to ${cen.CenId} (AttachCenChildInstance)`;
  if (cen.account === owner) return attach;
  const granted = find(world.alibaba.grants, attachmentKey(cen.CenId, network));
  return granted
    ? `account ${owner} has granted it, now ${attach}`
    : `account ${owner} grants it (GrantInstanceToCen), then ${attach}`;
}

export const apart = (from: string, here: string, there: Attachment): NoRoute => ({
  code: 'NOT_ATTACHED',
  object: there.ChildInstanceId,
  text:
    `${from} is in ${here}, ${there.ChildInstanceId} in ${there.CenId}: ` +
    'CEN instances are not connected with each other',
});
