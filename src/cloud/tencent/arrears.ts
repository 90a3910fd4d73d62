import { drop, rows } from '../../model/json.js';
import { find } from '../lookup.js';
import type { World } from '../world.js';
import { TERM } from './durations.js';
import type { Ccn } from './state/ccn.js';
import { change, putRow } from './tables.js';
import { onDeadline } from './transitions.js';

/** An account's money is used up: its postpaid CCNs stop when the days of grace are over. */
export function fallIntoArrears(world: World, account: string): World {
  if (find(world.tencent.arrears, account)) return world;
  const since = world.now;
  return onDeadline(putRow(world, 'arrears', account, { since }), since + TERM.arrears, 'Isolated', {
    account,
    since,
  });
}

/** An account pays what it owes: its CCNs go on as they were. */
export function payArrears(world: World, account: string): World {
  if (!find(world.tencent.arrears, account)) return world;
  const paid = change(world, { arrears: drop(world.tencent.arrears, account) });
  return withState(paid, account, 'AVAILABLE');
}

export const isolated = (world: World, account: string): World => withState(world, account, 'ISOLATED');

/** Prepaid CCNs are paid for: they go on. */
function withState(world: World, account: string, State: Ccn['State']): World {
  const ccns = rows(world.tencent.ccns).filter(
    (ccn) => ccn.account === account && ccn.InstanceChargeType === 'POSTPAID',
  );
  return ccns.reduce((current, ccn) => putRow(current, 'ccns', ccn.CcnId, { ...ccn, State }), world);
}
