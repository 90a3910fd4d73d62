import { cidr, contains } from '../../../model/cidr.js';
import type { CcnRouteTable, InputPolicy, RouteCondition } from '../state/routes.js';
import type { Published } from './publish.js';

/** Whether a CCN route table takes a route in: the first of its policies that fits decides. */
export const takesIn = (table: CcnRouteTable, route: Published): boolean =>
  !table.inputPolicies || policyFor(table, route)?.Action === 'accept';

/** The policy that decides about a route; absent: none fits. */
export const policyFor = ({ inputPolicies = [] }: CcnRouteTable, route: Published): InputPolicy | undefined =>
  inputPolicies.find(({ RouteConditions }) => RouteConditions.every((condition) => fits(condition, route)));

function fits({ Name, Values, MatchPattern }: RouteCondition, { from, block }: Published): boolean {
  switch (Name) {
    case 'instance-type':
      return Values.includes(from.InstanceType);
    case 'instance-id':
      return Values.includes(from.InstanceId);
    case 'instance-region':
      return Values.includes(from.InstanceRegion);
    case 'cidr-block':
      return Values.some((value) =>
        MatchPattern === 1 ? cidr(value).text === block : contains(cidr(value), cidr(block)),
      );
  }
}
