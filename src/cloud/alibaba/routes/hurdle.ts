import { type Cidr, cidr, contains, overlaps } from '../../../model/cidr.js';
import { find, ownRoutesOf, subnetsOf } from '../../lookup.js';
import type { World } from '../../world.js';
import type { Cen } from '../state/cen.js';
import type { Vbr } from '../state/vbr.js';
import { borderRoutes } from '../vbr/border.js';
import type { OwnRoute } from './own.js';

type Route = Pick<OwnRoute, 'cidr' | 'text'>;

/** A block of a network's own that keeps a route out, and a sentence about it. */
export interface Hurdle {
  readonly block: Cidr;
  readonly text: string;
}

interface OwnBlock {
  readonly block: Cidr;
  readonly clashes: (own: Cidr, route: Cidr) => boolean;
  /** What it does to the route: `clashes with vSwitch vsw-a`. */
  readonly does: string;
}

/** What a network already has comes first; once that is gone, it takes the route by itself. */
export function hurdleIn(world: World, cen: Cen, network: string): (route: Route) => Hurdle | undefined {
  const vbr = find(world.alibaba.vbrs, network);
  const blocks = vbr ? vbrBlocks(world, vbr) : vpcBlocks(world, cen, network);
  return (route) => {
    const own = blocks.find(({ block, clashes }) => clashes(block, route.cidr));
    if (!own) return undefined;
    const { block, does } = own;
    return { block, text: `${route.cidr.text} of ${route.text} ${does} (${block.text}) of ${network}` };
  };
}

/**
 * A VPC refuses what one of its vSwitches contains, and what one of its own routes contains; larger blocks it takes.
 * Under the protection level FULL it takes nothing that overlaps with a vSwitch.
 */
function vpcBlocks(world: World, { ProtectionLevel }: Cen, vpc: string): OwnBlock[] {
  const clashes = ProtectionLevel === 'FULL' ? overlaps : contains;
  return [
    ...subnetsOf(world, vpc).map((subnet) => ({
      block: cidr(subnet.cidr),
      clashes,
      does: `clashes with vSwitch ${subnet.id}`,
    })),
    ...ownRoutesOf(world, vpc).map((entry) => hiding(cidr(entry.cidr), entry.id)),
  ];
}

/** The static routes of a VBR hide what they contain; what is announced by BGP hides its equal. */
const vbrBlocks = (world: World, vbr: Vbr): OwnBlock[] =>
  borderRoutes(world, vbr).map(({ type, cidr: block, object }) =>
    type === 'BGP' ? { block, clashes: same, does: 'is hidden by the BGP route' } : hiding(block, object),
  );

const hiding = (block: Cidr, id: string): OwnBlock => ({
  block,
  clashes: contains,
  does: `is hidden by the route ${id}`,
});

const same = (a: Cidr, b: Cidr): boolean => a.text === b.text;
