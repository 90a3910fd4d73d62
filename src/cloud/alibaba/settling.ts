import { drop, type JsonObject } from '../../model/json.js';
import { find } from '../lookup.js';
import type { Fired } from '../model.js';
import type { World } from '../world.js';
import type { RouterInterface } from './state/router-interface.js';
import type { Vbr } from './state/vbr.js';
import { change, dropRow, putRow } from './tables.js';

/** A VBR has reached the state it was on its way to. */
export function vbrSettled(world: World, { id }: JsonObject): Fired {
  const vbr = find(world.alibaba.vbrs, String(id));
  if (!vbr) return { world };
  if (vbr.Status === 'deleting')
    return { world: dropRow(world, 'vbrs', vbr.VbrId), happened: `${vbr.VbrId} deleted` };
  const Status: Vbr['Status'] = vbr.Status === 'terminating' ? 'terminated' : 'active';
  return {
    world: putRow(world, 'vbrs', vbr.VbrId, { ...vbr, Status }),
    happened: `${vbr.VbrId} ${Status}`,
  };
}

/** A health check belongs to the attachment it watches and ends with it. */
export function withoutHealthCheck(world: World, network: string): World {
  const vbr = find(world.alibaba.vbrs, network);
  if (!vbr?.healthCheck) return world;
  const { healthCheck: _ended, ...rest } = vbr;
  return putRow(world, 'vbrs', network, rest);
}

/** Router interfaces that changed together have reached the state they were on their way to. */
export function routerInterfacesSettled(world: World, { ids }: JsonObject): Fired {
  const happened: string[] = [];
  let table = world.alibaba.routerInterfaces;
  for (const id of Array.isArray(ids) ? ids.map(String) : []) {
    const row = find(table, id);
    const Status = row && SETTLED[row.Status];
    if (!row || !Status) continue;
    table = Status === 'deleted' ? drop(table, id) : { ...table, [id]: { ...row, Status } };
    happened.push(`${id} ${Status}`);
  }
  return happened.length === 0
    ? { world }
    : { world: change(world, { routerInterfaces: table }), happened: happened.join(', ') };
}

type RiStatus = RouterInterface['Status'];

const SETTLED: Readonly<Partial<Record<RiStatus, RiStatus | 'deleted'>>> = {
  Connecting: 'Active',
  AcceptingConnecting: 'Active',
  Activating: 'Active',
  Deactivating: 'Inactive',
  Deleting: 'deleted',
};
