import type { Action } from '../call.js';
import * as attach from './actions/attach.js';
import * as attachmentView from './actions/attachment-view.js';
import * as bandwidth from './actions/bandwidth.js';
import * as bandwidthView from './actions/bandwidth-view.js';
import * as ccn from './actions/ccn.js';
import * as consent from './actions/consent.js';
import * as crossBorder from './actions/cross-border.js';
import * as detach from './actions/detach.js';
import * as directConnectGateway from './actions/direct-connect-gateway.js';
import * as directConnectRoute from './actions/direct-connect-route.js';
import * as directConnectTunnel from './actions/direct-connect-tunnel.js';
import * as emulated from './actions/emulated.js';
import * as route from './actions/route.js';
import { describeRouteConflicts } from './actions/route-conflict.js';
import * as routePolicy from './actions/route-policy.js';
import * as routeTable from './actions/route-table.js';
import * as vpnRoute from './actions/vpn-route.js';

/** Every action of Tencent Cloud that transitlab knows, by its name. */
export const tencentActions: Readonly<Record<string, Action>> = Object.fromEntries(
  [
    ...Object.values(ccn),
    ...Object.values(attach),
    ...Object.values(consent),
    ...Object.values(detach),
    ...Object.values(attachmentView),
    ...Object.values(bandwidth),
    ...Object.values(bandwidthView),
    ...Object.values(route),
    describeRouteConflicts,
    ...Object.values(routeTable),
    ...Object.values(routePolicy),
    ...Object.values(crossBorder),
    ...Object.values(directConnectGateway),
    ...Object.values(directConnectTunnel),
    ...Object.values(directConnectRoute),
    ...Object.values(vpnRoute),
    ...Object.values(emulated),
  ].map((action) => [action.name, action]),
);
