import { contains, parseCidr } from '../../model/cidr.js';
import { vpcOfHost } from '../draft/place.js';
import { type Draft, type Piece, rulesOfVpc } from '../draft.js';
import { error, type Finding } from '../finding.js';
import { join } from '../pointer.js';
import type { VpcRoute } from '../schema.js';
import { suggest } from '../suggest.js';
import type { Check } from './check.js';
import { repeated } from './repeated.js';

type Route = Piece<VpcRoute>;

/** A VPC's own route leads to something of the VPC, for a block that is not the VPC's own. */
export const vpcRoutes: Check = (draft) => [
  ...repeated(
    draft.vpcRoutes.map(({ owner, pointer, row }) => ({
      scope: owner,
      name: row.cidr,
      pointer: join(pointer, 'cidr'),
    })),
    (block, vpc) => `${vpc} has a route for ${block} already`,
    'a table has one route for a block',
  ),
  ...draft.vpcRoutes.flatMap((route) => [...local(draft, route), ...nextHop(draft, route)]),
];

/** CreateRouteEntry, CreateRoutes: what system routes cover cannot be led elsewhere. */
function local(draft: Draft, { owner, pointer, row }: Route): Finding[] {
  const at = join(pointer, 'cidr');
  const block = parseCidr(row.cidr ?? '');
  const isIn = (text: string | undefined): boolean => {
    const own = parseCidr(text ?? '');
    return block !== undefined && own !== undefined && contains(own, block);
  };
  const { localRoutes, subnetWords } = rulesOfVpc(draft, owner);
  const [one, several] = subnetWords;
  const subnet = draft.subnets.find(({ vpc, row: { cidr } }) => vpc === owner && isIn(cidr));
  if (subnet) {
    const what = `${row.cidr} is in ${one} ${subnet.name} (${subnet.row.cidr}), whose system route cannot be changed`;
    return [error(at, what, `take a block beside the ${several}, or a larger one`)];
  }
  const { cidr, secondary_cidrs } = draft.vpcs.get(owner)?.row ?? {};
  const outer = [cidr, ...(secondary_cidrs ?? [])].find(isIn);
  if (localRoutes === 'subnets' || outer === undefined) return [];
  return [error(at, `${row.cidr} is in ${outer} of ${owner}`, 'no route leads a part of a VPC elsewhere')];
}

function nextHop(draft: Draft, { owner, pointer, row }: Route): Finding[] {
  const hop = row.next_hop;
  if (hop === undefined) return [];
  if (typeof hop === 'object') return typeOfHop(draft, owner, hop.type, join(pointer, 'next_hop', 'type'));
  const gateway = draft.vpnGateways.get(hop) ?? draft.directConnectGateways.get(hop);
  const vpc = vpcOfHost(draft, hop) ?? gateway?.row.vpc;
  if (vpc === owner) return [];
  const at = join(pointer, 'next_hop');
  const hint = 'the next hop of a VPC’s route is in the VPC itself';
  if (vpc !== undefined) return [error(at, `${hop} is in ${vpc}, not in ${owner}`, hint)];
  // A gateway without a VPC is known, and in none.
  return gateway ? [error(at, `${hop} is in no VPC`, hint)] : [];
}

function typeOfHop(draft: Draft, vpc: string, type: string | undefined, pointer: string): Finding[] {
  const { types } = rulesOfVpc(draft, vpc).nextHops;
  if (type === undefined || types.includes(type)) return [];
  return [error(pointer, `unknown type of next hop "${type}"`, suggest(type, types, 'types'))];
}
