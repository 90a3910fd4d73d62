import type { Account, World } from '../../world.js';
import { accept, action, type Outcome } from '../action.js';
import { PAGING, paged } from '../answer.js';
import { type Refusal, refuse } from '../errors.js';
import { optional } from '../params.js';
import { publicationKey } from '../routes/publish.js';
import type { Attachment, Cen } from '../state/cen.js';
import { putRow } from '../tables.js';
import { block, CHILD, childOf } from './child.js';
import { CBN, id } from './common.js';
import { entriesOf, publishedItems, SERVICE_BLOCK } from './route-view.js';

const ROUTE = { ...CHILD, ChildInstanceRouteTableId: id, DestinationCidrBlock: block };

export const publishRouteEntries = action(CBN, 'PublishRouteEntries', ROUTE, (world, caller, p) =>
  decide(world, caller, p, true),
);

export const withdrawPublishedRouteEntries = action(
  CBN,
  'WithdrawPublishedRouteEntries',
  ROUTE,
  (world, caller, p) => decide(world, caller, p, false),
);

interface Route {
  readonly CenId: string;
  readonly ChildInstanceId: string;
  readonly ChildInstanceType: string;
  readonly ChildInstanceRegionId: string;
  readonly ChildInstanceRouteTableId: string;
  readonly DestinationCidrBlock: string;
}

/** To publish what is published, or to withdraw what is not, changes nothing and is no error. */
function decide(world: World, caller: Account, p: Route, published: boolean): Outcome {
  const child = childOf(world, caller, p, 'ParameterIllegal.CenInstanceId');
  if (!child.ok) return child;
  const { cen, row } = child;
  const busy = whyBusy(cen, row);
  if (busy) return busy;
  const cidr = p.DestinationCidrBlock;
  const entry = entriesOf(world, row).find((route) => route.cidr.text === cidr);
  if (!entry) return whyNone(row, cidr);
  if (entry.wanted === published) return accept(world);
  const { CenId, ChildInstanceId } = row;
  return accept(
    putRow(world, 'publications', publicationKey(CenId, ChildInstanceId, cidr), {
      CenId,
      ChildInstanceId,
      cidr,
      published,
      object: entry.object,
    }),
  );
}

function whyBusy(cen: Cen, row: Attachment): Refusal | undefined {
  if (cen.Status !== 'Active')
    return refuse('InvalidOperation.CenInstanceStatus', `${cen.CenId} is ${cen.Status}.`);
  if (row.Status !== 'Attached')
    return refuse('InvalidOperation.ChildInstanceStatus', `${row.ChildInstanceId} is ${row.Status}.`);
  return undefined;
}

/** Routes learned from the CEN are none of the network's own. */
const whyNone = (row: Attachment, cidr: string): Refusal =>
  row.ChildInstanceType === 'VPC' && cidr === SERVICE_BLOCK
    ? refuse('InvalidOperation.UnsupportnexthopType', `${cidr} leads to the cloud's own services.`)
    : refuse('InvalidOperation.NotFoundRoute', `${row.ChildInstanceId} has no route of its own for ${cidr}.`);

export const describePublishedRouteEntries = action(
  CBN,
  'DescribePublishedRouteEntries',
  {
    ...CHILD,
    ChildInstanceRouteTableId: optional(id),
    DestinationCidrBlock: optional(block),
    ...PAGING,
  },
  (world, caller, p) => {
    const child = childOf(world, caller, p, 'ParameterCenInstanceId');
    if (!child.ok) return child;
    const items = publishedItems(world, child.row).filter(
      (item) => (p.DestinationCidrBlock ?? item.DestinationCidrBlock) === item.DestinationCidrBlock,
    );
    return accept(world, paged(p, 'PublishedRouteEntries', 'PublishedRouteEntry', items));
  },
);
