import type { JsonObject } from '../../model/json.js';
import { find } from '../lookup.js';
import type { Fired } from '../model.js';
import type { Timer, World } from '../world.js';
import { withoutEnterprise } from './enterprise/cen.js';
import { ENTERPRISE_HANDLERS } from './enterprise/timers.js';
import { pairText } from './lookup.js';
import { NETWORK_HANDLERS } from './network-timers.js';
import { fitted, RELEASED_AFTER, released } from './release.js';
import { routeMapSettled, withoutCen, withoutPublications } from './routes/settling.js';
import { routerInterfacesSettled, vbrSettled, withoutHealthCheck } from './settling.js';
import type { BandwidthPackage } from './state/bandwidth-package.js';
import { prolonged } from './subscription.js';
import { dropRow, putRow } from './tables.js';
import { onDeadline, type TimerEvent } from './transitions.js';

type Handler = (world: World, data: JsonObject) => Fired;

const text = (data: JsonObject, key: string): string => String(data[key]);

const HANDLERS: Readonly<Record<TimerEvent, Handler>> = {
  ...NETWORK_HANDLERS,
  ...ENTERPRISE_HANDLERS,

  CenActive: (world, data) => {
    const cen = find(world.alibaba.cens, text(data, 'CenId'));
    if (!cen) return { world };
    return {
      world: putRow(world, 'cens', cen.CenId, { ...cen, Status: 'Active' }),
      happened: `${cen.CenId} Active`,
    };
  },

  CenDeleted: (world, data) => {
    const CenId = text(data, 'CenId');
    const gone = withoutCen(dropRow(withoutEnterprise(world, CenId), 'cens', CenId), CenId);
    return { world: gone, happened: `${CenId} deleted` };
  },

  Attached: (world, data) => {
    const key = text(data, 'key');
    const row = find(world.alibaba.attachments, key);
    if (!row) return { world };
    return {
      world: putRow(world, 'attachments', key, { ...row, Status: 'Attached' }),
      happened: `${row.ChildInstanceId} Attached to ${row.CenId}`,
    };
  },

  Detached: (world, data) => {
    const key = text(data, 'key');
    const row = find(world.alibaba.attachments, key);
    if (!row) return { world };
    return {
      world: withoutPublications(
        withoutHealthCheck(dropRow(world, 'attachments', key), row.ChildInstanceId),
        row,
      ),
      happened: `${row.ChildInstanceId} detached from ${row.CenId}`,
    };
  },

  PackageSettled: (world, data) => {
    const id = text(data, 'id');
    const row = find(world.alibaba.bandwidthPackages, id);
    if (!row) return { world };
    const settled = settledPackage(row);
    return { world: putRow(world, 'bandwidthPackages', id, settled), happened: `${id} ${settled.Status}` };
  },

  /** A package that was renewed meanwhile has another end, and another timer for it. */
  PackageExpired: (world, data) => {
    const id = text(data, 'id');
    const row = find(world.alibaba.bandwidthPackages, id);
    if (row?.expires === undefined || row.expires !== data.expires) return { world };
    if (row.AutoRenew)
      return { world: prolonged(world, row, row.expires, row.AutoRenewDuration), happened: `${id} renewed` };
    const locked: BandwidthPackage = { ...row, BusinessStatus: 'FinancialLocked' };
    return {
      world: onDeadline(
        putRow(world, 'bandwidthPackages', id, locked),
        row.expires + RELEASED_AFTER,
        'PackageReleased',
        { id, expires: row.expires },
      ),
      happened: `${id} FinancialLocked`,
    };
  },

  /** Nobody paid: it goes, and with it what drew on it. */
  PackageReleased: (world, data) => {
    const id = text(data, 'id');
    const row = find(world.alibaba.bandwidthPackages, id);
    if (row?.expires === undefined || row.expires !== data.expires) return { world };
    return { world: released(world, id), happened: `${id} released` };
  },

  UpgradeEnded: (world, data) => {
    const id = text(data, 'id');
    const row = find(world.alibaba.bandwidthPackages, id);
    if (row?.upgrade === undefined || row.upgrade.ends !== data.ends) return { world };
    const { upgrade, ...back } = row;
    const returned = putRow(world, 'bandwidthPackages', id, { ...back, Bandwidth: upgrade.Bandwidth });
    return { world: fitted(returned, id), happened: `${id} back at ${upgrade.Bandwidth} Mbit/s` };
  },

  ConnectionActive: (world, data) => {
    const key = text(data, 'key');
    const row = find(world.alibaba.regionConnections, key);
    if (!row) return { world };
    const what = `region connection ${pairText(row.regions)} of ${row.CenId}`;
    if (row.BandwidthLimit === 0)
      return { world: dropRow(world, 'regionConnections', key), happened: `${what} removed` };
    return {
      world: putRow(world, 'regionConnections', key, {
        ...row,
        effective: row.BandwidthLimit,
        Status: 'Active',
      }),
      happened: `${what} Active at ${row.BandwidthLimit} Mbit/s`,
    };
  },

  RouteMapSettled: routeMapSettled,
  VbrSettled: vbrSettled,
  RouterInterfacesSettled: routerInterfacesSettled,
};

function settledPackage({ transition, CenId, ...row }: BandwidthPackage): BandwidthPackage {
  return CenId === undefined || transition === 'unassociating'
    ? { ...row, Status: 'Idle' }
    : { ...row, CenId, Status: 'InUse' };
}

/** Ends the transition a timer stands for. */
export function fire(world: World, timer: Timer): Fired {
  const handler = find<Handler>(HANDLERS, timer.event);
  if (!handler) throw new TypeError(`no timer event ${timer.event}`);
  return handler(world, timer.data);
}
