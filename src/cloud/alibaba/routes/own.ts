import { type Cidr, cidr } from '../../../model/cidr.js';
import { lineUp } from '../../faults.js';
import { find, mainTableOf, ownRoutesOf, subnetsOf } from '../../lookup.js';
import type { World } from '../../world.js';
import type { Attachment, ChildInstanceType } from '../state/cen.js';
import type { Vbr } from '../state/vbr.js';
import { announcedRoutes, type BorderRoute, possibleRoutes } from '../vbr/border.js';
import { vlanInterface } from '../vbr/lookup.js';

/** A route in the table of a network that a CEN could have. */
export interface OwnRoute {
  readonly cidr: Cidr;
  readonly network: string;
  readonly networkType: ChildInstanceType;
  readonly region: string;
  readonly type: 'System' | 'Custom' | 'BGP';
  /** The table it stands in. */
  readonly table: string;
  /** What it comes from: a vSwitch, a route entry; of a BGP route the VBR. */
  readonly object: string;
  /** For people: `vSwitch vsw-a of vpc-a`. */
  readonly text: string;
  readonly nextHopType: string;
  readonly nextHopId: string;
  readonly asPath: readonly number[];
  /** Published without a call. */
  readonly byDefault: boolean;
  /** Why the network cannot offer it now, whatever was called. */
  readonly unusable?: Unusable;
}

export interface Unusable {
  readonly code: 'LINE_DOWN' | 'NO_ROUTE';
  readonly object: string;
  readonly text: string;
}

/** The routes of an attached network, one a block: of two for one block the system's or the static one. */
export function ownRoutes(world: World, row: Attachment): OwnRoute[] {
  const byBlock = new Map<string, OwnRoute>();
  for (const route of allRoutes(world, row))
    if (!byBlock.has(route.cidr.text)) byBlock.set(route.cidr.text, route);
  return [...byBlock.values()];
}

function allRoutes(world: World, row: Attachment): OwnRoute[] {
  if (row.ChildInstanceType === 'VPC') return vpcRoutes(world, row);
  const vbr = find(world.alibaba.vbrs, row.ChildInstanceId);
  return vbr ? vbrRoutes(world, row, vbr) : [];
}

/** The main route table of a VPC; the others take no part. */
export const vpcTableId = (world: World, vpc: string): string => mainTableOf(world, vpc)?.id ?? `vtb-${vpc}`;

export const tableIdOf = (world: World, row: Attachment): string =>
  row.ChildInstanceType === 'VPC'
    ? vpcTableId(world, row.ChildInstanceId)
    : (find(world.alibaba.vbrs, row.ChildInstanceId)?.RouteTableId ?? '');

const place = (world: World, row: Attachment) => ({
  network: row.ChildInstanceId,
  networkType: row.ChildInstanceType,
  region: row.ChildInstanceRegionId,
  table: tableIdOf(world, row),
  asPath: [],
});

/** A VPC has the block of each vSwitch, not its own block, and what its users put into the table. */
function vpcRoutes(world: World, row: Attachment): OwnRoute[] {
  const common = place(world, row);
  const system = subnetsOf(world, row.ChildInstanceId).map(
    (subnet): OwnRoute => ({
      ...common,
      cidr: cidr(subnet.cidr),
      type: 'System',
      object: subnet.id,
      text: `vSwitch ${subnet.id} of ${row.ChildInstanceId}`,
      nextHopType: 'local',
      nextHopId: '',
      byDefault: true,
    }),
  );
  const custom = ownRoutesOf(world, row.ChildInstanceId).map(
    (entry): OwnRoute => ({
      ...common,
      cidr: cidr(entry.cidr),
      type: 'Custom',
      object: entry.id,
      text: `route ${entry.id} of ${row.ChildInstanceId}`,
      nextHopType: entry.nextHopType,
      nextHopId: entry.nextHopId,
      byDefault: false,
    }),
  );
  return [...system, ...custom];
}

/** Static routes over the line, and what the data centre announces by BGP, also while it cannot be offered. */
function vbrRoutes(world: World, row: Attachment, vbr: Vbr): OwnRoute[] {
  const common = {
    ...place(world, row),
    nextHopType: 'RouterInterface',
    nextHopId: vlanInterface(vbr),
    byDefault: true,
  };
  const offered = new Set(announcedRoutes(world, vbr).map(keyOf));
  return possibleRoutes(vbr).map((route) => ({
    ...common,
    ...route,
    ...(offered.has(keyOf(route)) ? {} : { unusable: whyWithheld(world, vbr, route) }),
  }));
}

const keyOf = ({ type, cidr: block }: BorderRoute): string => `${type} ${block.text}`;

function whyWithheld(world: World, vbr: Vbr, { cidr: block, text }: BorderRoute): Unusable {
  const what = `${block.text} of ${text} is withdrawn`;
  if (vbr.Status !== 'active')
    return {
      code: 'NO_ROUTE',
      object: vbr.VbrId,
      text: `${what}: ${vbr.VbrId} is ${vbr.Status}, not active`,
    };
  const line = vbr.PhysicalConnectionId;
  return lineUp(world, line)
    ? { code: 'NO_ROUTE', object: line, text: `${what}: ${line} is not there` }
    : { code: 'LINE_DOWN', object: line, text: `${what}: ${line} is down` };
}
