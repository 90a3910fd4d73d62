import { rows } from '../../../../src/model/json.js';
import { blocksOf } from '../../blocks.js';
import { type Maker, maker } from '../../maker.js';
import { networksOf } from '../parts.js';

/** Route tables of CCNs, which keep instances apart. */
export const tableCalls: readonly Maker[] = [
  maker('CreateCcnRouteTables', 2, (world, dice) => {
    const ccn = dice.pick(rows(world.tencent.ccns));
    return ccn && { as: ccn.account, with: { RouteTable: [{ CcnId: ccn.CcnId, Name: 'zone' }] } };
  }),
  maker('ReplaceCcnRouteTableInputPolicys', 4, (world, dice) => {
    const table = dice.pick(
      rows(world.tencent.ccnRouteTables).filter((row) => !row.IsDefaultTable || dice.chance(15)),
    );
    if (!table) return undefined;
    const condition = dice.chance(60)
      ? { Name: 'instance-id', Values: networksOf(world).flatMap(({ id }) => (dice.chance(60) ? [id] : [])) }
      : { Name: 'cidr-block', Values: [dice.pick(blocksOf(world)) ?? '10.0.0.0/8'], MatchPattern: 0 };
    return {
      as: world.tencent.ccns[table.CcnId]?.account,
      with: {
        CcnId: table.CcnId,
        RouteTableId: table.RouteTableId,
        Policys: [
          { Action: dice.chance(70) ? 'accept' : 'drop', RouteConditions: [condition] },
          ...(dice.chance(40) ? [{ Action: 'accept', RouteConditions: [] }] : []),
        ],
      },
    };
  }),
  maker('AssociateInstancesToCcnRouteTable', 4, (world, dice) => {
    const table = dice.pick(rows(world.tencent.ccnRouteTables));
    const row = dice.pick(rows(world.tencent.attachments).filter(({ CcnId }) => CcnId === table?.CcnId));
    if (!table || !row) return undefined;
    const { InstanceId, InstanceType, InstanceRegion } = row;
    return {
      as: world.tencent.ccns[table.CcnId]?.account,
      with: {
        CcnId: table.CcnId,
        RouteTableId: table.RouteTableId,
        Instances: [{ InstanceId, InstanceType, InstanceRegion }],
      },
    };
  }),
  maker('DeleteCcnRouteTables', 1, (world, dice) => {
    const table = dice.pick(rows(world.tencent.ccnRouteTables));
    return (
      table && {
        as: world.tencent.ccns[table.CcnId]?.account,
        with: { RouteTableId: [table.RouteTableId] },
      }
    );
  }),
];
