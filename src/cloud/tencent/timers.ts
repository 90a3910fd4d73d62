import type { JsonObject } from '../../model/json.js';
import { find } from '../lookup.js';
import type { Fired } from '../model.js';
import { pairText } from '../transit.js';
import type { Timer, World } from '../world.js';
import { isolated } from './arrears.js';
import { failed, inState, removed } from './attachments.js';
import { followed } from './followed.js';
import { type FleetEventName, fleetHandlers } from './gse/life.js';
import { networkOf } from './lookup.js';
import { expired, withdrawn } from './purchase.js';
import type { CcnAttachment } from './state/ccn.js';
import type { TimerEvent } from './transitions.js';
import { type InstanceEvent, instanceSettled } from './vpc/instance-timers.js';

type Handler = (world: World, data: JsonObject) => Fired;

/** The attachment of a timer, if it still is what the timer was set for. */
function attachmentOf(world: World, data: JsonObject, mark: 'order' | 'expires'): CcnAttachment | undefined {
  const row = find(world.tencent.attachments, String(data.key));
  return row?.[mark] === data[mark] ? row : undefined;
}

/** A CCN that stopped, and one that is gone, neither lets in nor lets out. */
const works = (world: World, row: CcnAttachment): boolean =>
  find(world.tencent.ccns, row.CcnId)?.State === 'AVAILABLE' &&
  networkOf(world, row.InstanceType, row.InstanceId) !== undefined;

const HANDLERS: Readonly<Record<TimerEvent | FleetEventName | InstanceEvent, Handler>> = {
  ...fleetHandlers,
  InstanceSettled: instanceSettled,

  Attached: (world, data) => {
    const row = attachmentOf(world, data, 'order');
    if (row?.State !== 'ATTACHING') return { world };
    const State = works(world, row) ? 'ACTIVE' : 'FAILED';
    return {
      world: State === 'ACTIVE' ? inState(world, row, State) : failed(world, row, State),
      happened: `${row.InstanceId} ${State} in ${row.CcnId}`,
    };
  },

  Detached: (world, data) => {
    const row = attachmentOf(world, data, 'order');
    if (row?.State !== 'DETACHING') return { world };
    return works(world, row)
      ? { world: removed(world, row), happened: `${row.InstanceId} detached from ${row.CcnId}` }
      : {
          world: failed(world, row, 'DETACHFAILED'),
          happened: `${row.InstanceId} DETACHFAILED in ${row.CcnId}`,
        };
  },

  Expired: (world, data) => {
    const row = attachmentOf(world, data, 'expires');
    if (row?.State !== 'PENDING') return { world };
    return {
      world: inState(world, row, 'EXPIRED'),
      happened: `application of ${row.InstanceId} to ${row.CcnId} EXPIRED`,
    };
  },

  ForcedDetach: (world, data) => {
    const row = attachmentOf(world, data, 'order');
    if (row?.State !== 'FAILED' && row?.State !== 'DETACHFAILED') return { world };
    return {
      world: removed(world, row),
      happened: `${row.InstanceId}, which was ${row.State}, taken off ${row.CcnId}`,
    };
  },

  Isolated: (world, data) => {
    const account = String(data.account);
    if (find(world.tencent.arrears, account)?.since !== data.since) return { world };
    return { world: isolated(world, account), happened: `CCNs of account ${account} ISOLATED` };
  },

  BandwidthExpired: (world, data) => {
    const key = String(data.key);
    const row = find(world.tencent.bandwidthLimits, key);
    if (row?.expires === undefined || row.expires !== data.expires) return { world };
    const renewed = row.RenewFlag === 'NOTIFY_AND_AUTO_RENEW' ? 'renewed' : 'expired';
    return {
      world: expired(world, key, row, row.expires),
      happened: `bandwidth ${pairText(row.regions)} of ${row.CcnId} ${renewed}`,
    };
  },

  BandwidthWithdrawn: (world, data) => {
    const key = String(data.key);
    const row = find(world.tencent.bandwidthLimits, key);
    if (row?.expires !== data.expires || !row) return { world };
    return {
      world: withdrawn(world, key),
      happened: `bandwidth ${pairText(row.regions)} of ${row.CcnId} withdrawn`,
    };
  },
};

/** Ends the transition a timer stands for. */
export function fire(world: World, timer: Timer): Fired {
  const handler = find<Handler>(HANDLERS, timer.event);
  if (!handler) throw new TypeError(`no timer event ${timer.event}`);
  const fired = handler(world, timer.data);
  return { ...fired, world: followed(fired.world) };
}
