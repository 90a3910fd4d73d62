import { parseCidr } from '../../../model/cidr.js';
import type { JsonObject } from '../../../model/json.js';
import { accept, action } from '../action.js';
import { PAGING, paged } from '../answer.js';
import { type Refusal, refuse } from '../errors.js';
import { integer, list, oneOf, or, record, text } from '../params.js';
import type { InputPolicy, RouteCondition } from '../state/routes.js';
import { putRow } from '../tables.js';
import { ccnId, upTo, VPC } from './common.js';
import { ownTable } from './own-table.js';

const condition = record({
  Name: oneOf(
    ['instance-type', 'instance-id', 'instance-region', 'cidr-block'],
    'InvalidParameter.InvalidKey',
  ),
  Values: list(text, 10_000),
  MatchPattern: or(integer(0, 1), 1),
});

const policy = record({
  Action: oneOf(['accept', 'drop']),
  Description: or(upTo(100), ''),
  RouteConditions: list(condition, 10),
});

const WHICH = { CcnId: ccnId, RouteTableId: text };

/** All policies of a table at once: which routes it takes in. */
export const replaceCcnRouteTableInputPolicys = action(
  VPC,
  'ReplaceCcnRouteTableInputPolicys',
  { ...WHICH, Policys: list(policy, 10_000) },
  (world, caller, { CcnId, RouteTableId, Policys }) => {
    const found = ownTable(world, caller, RouteTableId);
    if (!found.ok || found.table.CcnId !== CcnId)
      return refuse('InvalidParameterValue.ParameterMismatch', `${CcnId} has no table ${RouteTableId}.`);
    const { policiesPerRouteTable, valuesPerCondition } = world.tencent.quotas;
    if (Policys.length > policiesPerRouteTable)
      return refuse('LimitExceeded.CcnRouteBroadcastPolicy', `A table has ${policiesPerRouteTable}.`);
    const conditions = Policys.flatMap(({ RouteConditions }) => RouteConditions);
    if (conditions.some(({ Values }) => Values.length > valuesPerCondition))
      return refuse('LimitExceeded.CcnRouteBroadcastPolicyCond', `A condition has ${valuesPerCondition}.`);
    const refusal = conditions.map(whyNot).find(Boolean);
    if (refusal) return refusal;
    const inputPolicies = Policys.map(
      ({ RouteConditions, ...rest }): InputPolicy => ({
        ...rest,
        RouteConditions: RouteConditions.map(pattern),
      }),
    );
    return accept(putRow(world, 'ccnRouteTables', RouteTableId, { ...found.table, inputPolicies }));
  },
);

type Given = Omit<RouteCondition, 'MatchPattern'> & { readonly MatchPattern: number };

const pattern = (given: Given): RouteCondition => ({
  ...given,
  MatchPattern: given.MatchPattern === 0 ? 0 : 1,
});

function whyNot({ Name, Values, MatchPattern }: Given): Refusal | undefined {
  if (Name !== 'cidr-block')
    return MatchPattern === 0
      ? refuse('InvalidParameterValue.ParameterMismatch', `${Name} is matched exactly: MatchPattern 1.`)
      : undefined;
  const strange = Values.find((value) => !parseCidr(value));
  return strange === undefined
    ? undefined
    : refuse('InvalidParameterValue.ParameterMismatch', `No block: ${strange}.`);
}

export const describeCcnRouteTableInputPolicys = action(
  VPC,
  'DescribeCcnRouteTableInputPolicys',
  { ...WHICH, ...PAGING },
  (world, caller, p) => {
    const found = ownTable(world, caller, p.RouteTableId);
    if (!found.ok || found.table.CcnId !== p.CcnId)
      return refuse('ResourceNotFound', `${p.CcnId} has no table ${p.RouteTableId}.`);
    return accept(world, paged(p, 'PolicySet', (found.table.inputPolicies ?? []).map(element)));
  },
);

const element = ({ RouteConditions, ...rest }: InputPolicy): JsonObject => ({
  ...rest,
  RouteConditions: RouteConditions.map((one) => ({ ...one })),
});
