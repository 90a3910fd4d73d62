import type { Action } from '../../call.js';
import * as association from './actions/association.js';
import * as attachmentRemoval from './actions/attachment-removal.js';
import * as grant from './actions/grant.js';
import * as peerAttachment from './actions/peer-attachment.js';
import * as peerAttachments from './actions/peer-attachments.js';
import * as propagation from './actions/propagation.js';
import * as routeEntries from './actions/route-entries.js';
import * as routeEntry from './actions/route-entry.js';
import * as routeTable from './actions/route-table.js';
import * as transitRouter from './actions/transit-router.js';
import * as vpcAttachment from './actions/vpc-attachment.js';
import * as vpcAttachments from './actions/vpc-attachments.js';

/** Every action of Enterprise Edition transit routers. */
export const enterpriseActions: readonly Action[] = [
  ...Object.values(transitRouter),
  ...Object.values(vpcAttachment),
  ...Object.values(vpcAttachments),
  ...Object.values(peerAttachment),
  ...Object.values(peerAttachments),
  ...Object.values(attachmentRemoval),
  ...Object.values(routeTable),
  ...Object.values(association),
  ...Object.values(propagation),
  ...Object.values(routeEntry),
  ...Object.values(routeEntries),
  ...Object.values(grant),
];
