import { accept, action } from '../action.js';
import { LONG_PAGING, PAGING, paged } from '../answer.js';
import { refuse } from '../errors.js';
import { attachmentOfNetwork, cenOf } from '../lookup.js';
import { oneOf, optional, or } from '../params.js';
import { areaOf } from '../regions.js';
import { clashesAbroad, clashesAtHome, conflictItem } from '../routes/clashes.js';
import { domainOf, routeKey } from '../routes/domain.js';
import { learnedBy } from '../routes/learn.js';
import { block, CHILD, childOf } from './child.js';
import { CBN, id } from './common.js';
import { domainItem, learnedItem, ownItems } from './route-view.js';

/** `Backup` is how older documents print Candidate. */
const STATUS = oneOf(['Active', 'Candidate', 'Backup', 'Rejected', 'Prohibited', 'All']);
type Status = 'Active' | 'Candidate' | 'Backup' | 'Rejected' | 'Prohibited' | 'All';

const shows = (wanted: Status, found: unknown): boolean =>
  wanted === 'All' || found === (wanted === 'Backup' ? 'Candidate' : wanted);

export const describeCenRegionDomainRouteEntries = action(
  CBN,
  'DescribeCenRegionDomainRouteEntries',
  {
    CenId: id,
    CenRegionId: id,
    Status: or(STATUS, 'Active'),
    DestinationCidrBlock: optional(block),
    ...LONG_PAGING,
  },
  (world, caller, p) => {
    const cen = cenOf(world, caller, p.CenId);
    if (!cen) return refuse('ParameterCenInstanceId', `CenId: ${p.CenId}.`);
    if (!areaOf(p.CenRegionId)) return refuse('ParameterIllegal.RegionId', `It is ${p.CenRegionId}.`);
    const { routes = [], given } = domainOf(world, cen.CenId).regions.get(p.CenRegionId) ?? {};
    const items = routes
      .filter(
        ({ status, cidr }) => shows(p.Status, status) && (p.DestinationCidrBlock ?? cidr.text) === cidr.text,
      )
      .map((route) => domainItem(route, given?.has(routeKey(route)) ?? false));
    return accept(world, paged(p, 'CenRouteEntries', 'CenRouteEntry', items));
  },
);

export const describeCenChildInstanceRouteEntries = action(
  CBN,
  'DescribeCenChildInstanceRouteEntries',
  {
    ...CHILD,
    ChildInstanceRouteTableId: optional(id),
    Status: or(STATUS, 'All'),
    ...LONG_PAGING,
  },
  (world, caller, p) => {
    const child = childOf(world, caller, p, 'ParameterCenInstanceId');
    if (!child.ok) return child;
    const { row } = child;
    const { learned, refused } = learnedBy(world, row);
    const items = [
      ...ownItems(world, row),
      ...[...learned, ...refused].map((route) => learnedItem(world, row, route)),
    ].filter(({ Status }) => shows(p.Status, Status));
    return accept(world, paged(p, 'CenRouteEntries', 'CenRouteEntry', items));
  },
);

export const describeRouteConflict = action(
  CBN,
  'DescribeRouteConflict',
  {
    ChildInstanceId: id,
    ChildInstanceType: CHILD.ChildInstanceType,
    ChildInstanceRegionId: id,
    ChildInstanceRouteTableId: id,
    DestinationCidrBlock: optional(block),
    ...PAGING,
  },
  (world, caller, p) => {
    const CenId = attachmentOfNetwork(world, p.ChildInstanceId)?.CenId ?? '';
    const child = childOf(world, caller, { ...p, CenId }, 'Instance.NotExist');
    if (!child.ok) return child;
    const items = [...clashesAbroad(world, child.row), ...clashesAtHome(world, child.row)]
      .filter(({ own }) => (p.DestinationCidrBlock ?? own) === own)
      .map(conflictItem);
    return accept(world, paged(p, 'RouteConflicts', 'RouteConflict', items));
  },
);
