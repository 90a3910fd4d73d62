import { find } from '../../lookup.js';
import { callsOf, type Remedies } from '../../remedies.js';
import { vbrSizeFor } from '../actions/vbr-params.js';
import { specFor } from '../router-interface/spec.js';

/** A VBR that takes less of its line than there is. */
export const widenVbr: Remedies = (world, fabric, { narrow }) => {
  const vbr = find(world.alibaba.vbrs, find(fabric.links, narrow?.link ?? '')?.ends[0] ?? '');
  const Bandwidth = narrow && vbrSizeFor(narrow.wanted / 1_000_000);
  if (vbr?.Bandwidth === undefined || Bandwidth === undefined || Bandwidth <= vbr.Bandwidth) return [];
  const { VbrId, account } = vbr;
  return [callsOf(account, { action: 'ModifyVirtualBorderRouterAttribute', params: { VbrId, Bandwidth } })];
};

/** An Express Connect peering: the side that initiated it has its size. */
export const widenPeering: Remedies = (world, _fabric, { narrow, object }) => {
  const row = find(world.alibaba.routerInterfaces, object);
  const Spec = narrow && specFor(narrow.wanted / 1_000_000);
  if (!row || Spec === undefined) return [];
  const { RouterInterfaceId, account } = row;
  return [callsOf(account, { action: 'ModifyRouterInterfaceSpec', params: { RouterInterfaceId, Spec } })];
};
