export { attachmentLinkId, regionLinkId, transitRouterId } from '../../transit.js';
