import type { JsonObject } from '../../../model/json.js';
import { find } from '../../lookup.js';
import type { World } from '../../world.js';
import { accept, action } from '../action.js';
import { filterBy, filters, PAGING, paged, seconds } from '../answer.js';
import { attachmentOfNetwork } from '../lookup.js';
import { optional, text } from '../params.js';
import type { Vbr } from '../state/vbr.js';
import { isKnownTo, vbrsOf, vlanInterface } from '../vbr/lookup.js';
import { VPC } from './common.js';

/** The caller's VBRs, and those of others on the caller's lines. */
export const describeVirtualBorderRouters = action(
  VPC,
  'DescribeVirtualBorderRouters',
  { RegionId: optional(text), Filter: filters, ...PAGING },
  (world, caller, p) => {
    const matches = filterBy<Vbr>(
      p.Filter,
      {
        VbrId: (vbr) => [vbr.VbrId],
        PhysicalConnectionId: (vbr) => [vbr.PhysicalConnectionId],
        Status: (vbr) => [vbr.Status],
        Name: (vbr) => [vbr.Name],
      },
      false,
      'InvalidFilterKey.ValueNotSupported',
    );
    if (!matches.ok) return matches;
    const items = vbrsOf(world)
      .filter((vbr) => isKnownTo(world, vbr, caller) && (p.RegionId ?? vbr.region) === vbr.region)
      .filter(matches.test)
      .map((vbr) => element(world, vbr));
    return accept(world, paged(p, 'VirtualBorderRouterSet', 'VirtualBorderRouterType', items));
  },
);

const element = (world: World, vbr: Vbr): JsonObject => ({
  VbrId: vbr.VbrId,
  Name: vbr.Name,
  Description: vbr.Description ?? '',
  Status: vbr.Status,
  VlanId: vbr.VlanId,
  VlanInterfaceId: vlanInterface(vbr),
  RouteTableId: vbr.RouteTableId,
  LocalGatewayIp: vbr.LocalGatewayIp,
  PeerGatewayIp: vbr.PeerGatewayIp,
  PeeringSubnetMask: vbr.PeeringSubnetMask,
  ...lineOf(world, vbr),
  ...(vbr.Bandwidth !== undefined && { Bandwidth: vbr.Bandwidth }),
  CreationTime: seconds(vbr.created),
  AssociatedCens: { AssociatedCen: censOf(world, vbr) },
});

function lineOf(world: World, { PhysicalConnectionId }: Vbr): JsonObject {
  const owner = find(world.lines, PhysicalConnectionId)?.account ?? '';
  return {
    PhysicalConnectionId,
    PhysicalConnectionStatus: 'Enabled',
    PhysicalConnectionBusinessStatus: 'Normal',
    PhysicalConnectionOwnerUid: world.accounts[owner]?.uid ?? '',
  };
}

function censOf(world: World, vbr: Vbr): JsonObject[] {
  const row = attachmentOfNetwork(world, vbr.VbrId);
  const owner = row && find(world.alibaba.cens, row.CenId)?.account;
  return row
    ? [{ CenId: row.CenId, CenOwnerId: Number(world.accounts[owner ?? '']?.uid), CenStatus: row.Status }]
    : [];
}
