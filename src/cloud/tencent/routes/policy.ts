import { cidr, contains } from '../../../model/cidr.js';
import type { CcnRouteTable, RouteCondition } from '../state.js';
import type { Published } from './publish.js';

/** Whether a CCN route table takes a route in: the first of its policies that fits decides. */
export function takesIn({ inputPolicies }: CcnRouteTable, route: Published): boolean {
  if (!inputPolicies) return true;
  const policy = inputPolicies.find(({ RouteConditions }) =>
    RouteConditions.every((condition) => fits(condition, route)),
  );
  return policy?.Action === 'accept';
}

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
