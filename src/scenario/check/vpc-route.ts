import { contains, parseCidr } from '../../model/cidr.js';
import { type Draft, type Piece, rulesOfVpc } from '../draft.js';
import { error, type Finding } from '../finding.js';
import { join } from '../pointer.js';
import type { VpcRoute } from '../schema.js';
import { suggest } from '../suggest.js';
import type { Check } from './check.js';
import { repeated } from './repeated.js';

type Route = Piece<VpcRoute>;

/** A VPC's own route leads to something of the VPC, for a block that is not its vSwitches' own. */
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
  ...draft.vpcRoutes.flatMap((route) => [...ofVSwitch(draft, route), ...nextHop(draft, route)]),
];

/** CreateRouteEntry: what a system route covers cannot be led elsewhere. */
function ofVSwitch(draft: Draft, { owner, pointer, row }: Route): Finding[] {
  const block = parseCidr(row.cidr ?? '');
  const taken = draft.vswitches.find((vswitch) => {
    const own = parseCidr(vswitch.row.cidr ?? '');
    return vswitch.vpc === owner && block && own && contains(own, block);
  });
  if (!taken) return [];
  const what = `${row.cidr} is in vSwitch ${taken.name} (${taken.row.cidr}), whose system route cannot be changed`;
  return [error(join(pointer, 'cidr'), what, 'take a block beside the vSwitches, or a larger one')];
}

function nextHop(draft: Draft, { owner, pointer, row }: Route): Finding[] {
  const hop = row.next_hop;
  if (hop === undefined) return [];
  if (typeof hop === 'object') return typeOfHop(draft, owner, hop.type, join(pointer, 'next_hop', 'type'));
  const vswitch = draft.hosts.get(hop)?.row.vswitch;
  const vpc =
    draft.vswitches.find(({ name }) => name === vswitch)?.vpc ?? draft.vpnGateways.get(hop)?.row.vpc;
  if (vpc === owner) return [];
  const at = join(pointer, 'next_hop');
  const hint = 'the next hop of a VPC’s route is in the VPC itself';
  if (vpc !== undefined) return [error(at, `${hop} is in ${vpc}, not in ${owner}`, hint)];
  // A gateway without a VPC is known, and in none.
  return draft.vpnGateways.has(hop) ? [error(at, `${hop} is in no VPC`, hint)] : [];
}

function typeOfHop(draft: Draft, vpc: string, type: string | undefined, pointer: string): Finding[] {
  const { types } = rulesOfVpc(draft, vpc).nextHops;
  if (type === undefined || types.includes(type)) return [];
  return [error(pointer, `unknown type of next hop "${type}"`, suggest(type, types, 'types'))];
}
