import type { JsonObject } from '../../../model/json.js';
import { find } from '../../lookup.js';
import { type Remedies, type Remedy, sweeping } from '../../remedies.js';
import type { World } from '../../world.js';
import { activeOf, routeTableOf, routeTablesOf } from '../lookup.js';
import { takesIn } from '../routes/policy.js';
import type { Published } from '../routes/publish.js';
import type { CcnAttachment } from '../state/ccn.js';
import type { InputPolicy } from '../state/routes.js';
import { destinationsOf } from '../why/destination.js';
import { toldBy } from '../why/policy.js';
import { call, remedyOf } from './calls.js';

/** A route that the table in which the sender looks up does not take in. */
export const takingIn: Remedies = (world, _fabric, { object, router = '', to, destination }) => {
  const here = activeOf(world, router);
  if (!here || routeTableOf(world, here)?.RouteTableId !== object) return [];
  return destinationsOf(world, to, destination)
    .flatMap((id) => activeOf(world, id) ?? [])
    .flatMap((there) => toldBy(world, there, destination))
    .flatMap((route) => [...accepted(world, object, route), ...elsewhere(world, here, object, route)]);
};

/** A policy for this route alone, before all others. */
function accepted(world: World, RouteTableId: string, { from, block }: Published): readonly Remedy[] {
  const table = find(world.tencent.ccnRouteTables, RouteTableId);
  const ccn = table && find(world.tencent.ccns, table.CcnId);
  if (!ccn) return [];
  const policy: InputPolicy = {
    Action: 'accept',
    Description: '',
    RouteConditions: [
      { Name: 'instance-id', Values: [from.InstanceId], MatchPattern: 1 },
      { Name: 'cidr-block', Values: [block], MatchPattern: 1 },
    ],
  };
  const Policys = [policy, ...(table.inputPolicies ?? [])].map(policyElement);
  return [
    remedyOf(
      call(ccn.account, 'ReplaceCcnRouteTableInputPolicys', { CcnId: ccn.CcnId, RouteTableId, Policys }),
    ),
  ];
}

const policyElement = ({ Action, Description, RouteConditions }: InputPolicy): JsonObject => ({
  Action,
  Description,
  RouteConditions: RouteConditions.map((one) => ({ ...one, Values: [...one.Values] })),
});

/** The sender looks up in a table that does take it in. */
function elsewhere(
  world: World,
  { CcnId, InstanceId, InstanceRegion, InstanceType }: CcnAttachment,
  present: string,
  route: Published,
): readonly Remedy[] {
  const ccn = find(world.tencent.ccns, CcnId);
  if (!ccn) return [];
  const Instances = [{ InstanceId, InstanceRegion, InstanceType }];
  return routeTablesOf(world, CcnId)
    .filter((table) => table.RouteTableId !== present && takesIn(table, route))
    .map(({ RouteTableId }) =>
      sweeping(
        remedyOf(call(ccn.account, 'AssociateInstancesToCcnRouteTable', { CcnId, RouteTableId, Instances })),
      ),
    );
}
