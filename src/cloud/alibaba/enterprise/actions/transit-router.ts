import type { JsonObject } from '../../../../model/json.js';
import type { Account, World } from '../../../world.js';
import { accept, action } from '../../action.js';
import { CBN, description } from '../../actions/common.js';
import { minutes, PAGING } from '../../answer.js';
import { refuse } from '../../errors.js';
import { transitRouterId } from '../../fabric/ids.js';
import { attachmentsOf, censOf, regionsOf } from '../../lookup.js';
import { flag, oneOf, optional, or } from '../../params.js';
import { putRow } from '../../tables.js';
import { later } from '../../transitions.js';
import { cenAtRest, routerAtRest } from '../at-rest.js';
import { dryRunnable, fits, id, NAME, WRITE } from '../call.js';
import { ownTableOrRoute } from '../cen.js';
import { whyNoRouterIn, withTransitRouter } from '../create.js';
import { TAKES } from '../durations.js';
import { attachmentsAt, inOrder } from '../lookup.js';
import type { TransitRouter } from '../state.js';

const TEXTS = { TransitRouterName: optional(NAME), TransitRouterDescription: optional(description) };

export const createTransitRouter = dryRunnable(
  action(
    CBN,
    'CreateTransitRouter',
    { CenId: id, RegionId: id, ...TEXTS, SupportMulticast: or(flag, false), ...WRITE },
    (world, caller, p) => {
      const cen = cenAtRest(world, caller, p.CenId);
      if (!cen.ok) return cen;
      const refusal = whyNoRouterIn(world, cen.row, p.RegionId);
      if (refusal) return refusal;
      const [{ TransitRouterId }, made] = withTransitRouter(world, cen.row, p.RegionId, p);
      return accept(made, { TransitRouterId });
    },
  ),
);

export const updateTransitRouter = dryRunnable(
  action(CBN, 'UpdateTransitRouter', { TransitRouterId: id, ...TEXTS, ...WRITE }, (world, caller, p) => {
    const found = routerAtRest(world, caller, p.TransitRouterId, 'IncorrectStatus.TransitRouterInstance');
    if (!found.ok) return found;
    const { row } = found;
    return accept(
      changed(
        world,
        {
          ...row,
          TransitRouterName: p.TransitRouterName ?? row.TransitRouterName,
          TransitRouterDescription: p.TransitRouterDescription ?? row.TransitRouterDescription,
          Status: 'Modifying',
        },
        TAKES.modify,
      ),
    );
  }),
);

export const deleteTransitRouter = dryRunnable(
  action(CBN, 'DeleteTransitRouter', { TransitRouterId: id, ...WRITE }, (world, caller, p) => {
    const found = routerAtRest(world, caller, p.TransitRouterId, 'IncorrectStatus.TransitRouterInstance');
    if (!found.ok) return found;
    const { TransitRouterId } = found.row;
    const [attached] = attachmentsAt(world, TransitRouterId);
    if (attached)
      return refuse(
        'InvalidOperation.AttachedChildInstanceExist',
        `${attached.TransitRouterAttachmentId} is ${attached.Status}.`,
      );
    const own = ownTableOrRoute(world, TransitRouterId);
    if (own !== undefined) return refuse('OperationFailed.DeleteTransitRouter', `It has ${own}.`);
    return accept(changed(world, { ...found.row, Status: 'Deleting' }, TAKES.transitRouter));
  }),
);

const changed = (world: World, row: TransitRouter, ms: number): World =>
  later(putRow(world, 'transitRouters', row.TransitRouterId, row), ms, 'TransitRouterSettled', {
    id: row.TransitRouterId,
  });

export const listTransitRouters = action(
  CBN,
  'ListTransitRouters',
  {
    CenId: optional(id),
    RegionId: optional(id),
    TransitRouterId: optional(id),
    TransitRouterName: optional(id),
    Status: optional(id),
    Type: optional(oneOf(['Enterprise', 'Basic'])),
    ...PAGING,
  },
  (world, caller, p) => {
    const found = [...enterprise(world, caller), ...basic(world, caller)].filter((row) =>
      FILTERS.every((key) => fits(p[key], String(row[key]))),
    );
    const from = (p.PageNumber - 1) * p.PageSize;
    return accept(world, {
      TransitRouters: found.slice(from, from + p.PageSize),
      TotalCount: found.length,
      PageNumber: p.PageNumber,
      PageSize: p.PageSize,
    });
  },
);

const FILTERS = ['CenId', 'RegionId', 'TransitRouterId', 'TransitRouterName', 'Status', 'Type'] as const;

const enterprise = (world: World, caller: Account): JsonObject[] =>
  inOrder(world.alibaba.transitRouters)
    .filter((row) => row.account === caller.id)
    .map((row) => ({
      ...texts(row.TransitRouterName, row.TransitRouterDescription),
      TransitRouterId: row.TransitRouterId,
      CenId: row.CenId,
      RegionId: row.RegionId,
      AliUid: Number(caller.uid),
      Status: row.Status,
      Type: 'Enterprise',
      CreationTime: minutes(row.created),
    }));

/** Attached networks of the Basic Edition imply one in their region. */
const basic = (world: World, caller: Account): JsonObject[] =>
  censOf(world, caller.id).flatMap(({ CenId }) =>
    regionsOf(world, CenId).map((region) => ({
      ...texts('', ''),
      TransitRouterId: transitRouterId(CenId, region),
      CenId,
      RegionId: region,
      AliUid: Number(caller.uid),
      Status: 'Active',
      Type: 'Basic',
      CreationTime: minutes(firstIn(world, CenId, region)),
    })),
  );

const firstIn = (world: World, CenId: string, region: string): number =>
  attachmentsOf(world, CenId).find((row) => row.ChildInstanceRegionId === region)?.created ?? world.now;

const texts = (TransitRouterName: string, TransitRouterDescription: string) => ({
  TransitRouterName,
  TransitRouterDescription,
  SupportMulticast: false,
  TransitRouterCidrList: [],
  Tags: [],
});
