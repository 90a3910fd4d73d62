import { accept, action } from '../action.js';
import { PAGING, paged } from '../answer.js';
import { oneOf, optional, text } from '../params.js';
import { AREAS, type Area, REGIONS } from '../regions.js';
import { CBN } from './common.js';

const lower = (area: Area): string => area.toLowerCase();

/** Every unordered pair of areas that a package can be bought for, `north-america_china`. */
const SPANS = AREAS.flatMap((a, i) =>
  AREAS.slice(i).map((b) => ({
    GeographicSpanId: `${lower(a)}_${lower(b)}`,
    LocalGeoRegionId: lower(a),
    OppositeGeoRegionId: lower(b),
  })),
);

export const describeCenGeographicSpans = action(
  CBN,
  'DescribeCenGeographicSpans',
  { GeographicSpanId: optional(text) },
  (world, _caller, { GeographicSpanId }) => {
    const turned = GeographicSpanId?.split('_').reverse().join('_');
    const items = SPANS.filter(
      (span) =>
        GeographicSpanId === undefined ||
        span.GeographicSpanId === GeographicSpanId ||
        span.GeographicSpanId === turned,
    );
    return accept(world, { GeographicSpanModels: { GeographicSpanModel: items } });
  },
);

export const describeGeographicRegionMembership = action(
  CBN,
  'DescribeGeographicRegionMembership',
  { GeographicRegionId: oneOf(AREAS, 'GeographicSpan.NotFound'), ...PAGING },
  (world, _caller, p) => {
    const items = Object.entries(REGIONS)
      .filter(([, { area }]) => area === p.GeographicRegionId)
      .map(([RegionId]) => ({ RegionId }));
    return accept(world, paged(p, 'RegionIds', 'RegionId', items));
  },
);

export const describeChildInstanceRegions = action(
  CBN,
  'DescribeChildInstanceRegions',
  { ProductType: optional(text) },
  (world) =>
    accept(world, {
      Regions: {
        Region: Object.entries(REGIONS).map(([RegionId, { name }]) => ({ RegionId, LocalName: name })),
      },
    }),
);
