import t from 'tap';
import type { World } from '../../../../src/cloud/world.js';
import type { JsonObject } from '../../../../src/model/json.js';
import { accepted, codeOf, done, tutorialWorld, withCen } from '../../world.js';
import { listed, withMap } from './network.js';

const [fresh, CenId] = withCen(tutorialWorld());
const place = { CenId, CenRegionId: 'cn-qingdao' };
const map = { ...place, TransmitDirection: 'RegionOut', Priority: 10, MapResult: 'Permit' };
const one = withMap(fresh, CenId, { Priority: 10, MapResult: 'Permit' });
const id = { ...place, RouteMapId: Object.keys(one.alibaba.routeMaps)[0] ?? '' };
const WRONG = '400 InvalidParameter';

t.test('refusals of CreateCenRouteMap', async (t) => {
  const code = (more: JsonObject, world: World = fresh, as = 'A') =>
    codeOf(world, as, 'CreateCenRouteMap', { ...map, ...more });
  t.equal(code({}), 'accepted');
  t.equal(code({ CenId: 'cen-none' }), '404 ParameterCenInstanceId');
  t.equal(code({}, fresh, 'B'), '404 ParameterCenInstanceId');
  const busy = accepted(fresh, 'A', 'ModifyCenAttribute', { CenId, Name: 'Other' }).world;
  t.equal(code({}, busy), '409 InvalidOperation.CenInstanceStatus');
  t.equal(code({ CenRegionId: 'nowhere' }), '400 ParameterIllegal.RegionId');
  for (const name of ['CenRegionId', 'TransmitDirection', 'Priority', 'MapResult'])
    t.equal(code({ [name]: '' }), '400 MissingParameter', name);
  t.equal(code({ Priority: 0 }), WRONG);
  t.equal(code({ Priority: 101 }), WRONG);
  t.equal(code({ Preference: 101 }), WRONG);
  t.equal(code({ NextPriority: 10 }), WRONG);
  t.equal(code({ NextPriority: 11 }), 'accepted');
  t.equal(code({ TransmitDirection: 'Sideways' }), WRONG);
  t.equal(code({ SourceInstanceIds: Array(33).fill('vpc-a') }), WRONG);
  t.equal(code({ DestinationCidrBlocks: ['10.0.0.0/33'] }), WRONG);
  t.equal(code({ MatchCommunitySet: ['65536:1'] }), WRONG);
  t.equal(code({ MatchCommunitySet: ['65535:1'] }), 'accepted');
  t.equal(code({ MatchAsns: ['x'] }), WRONG);
  t.equal(code({ PrependAsPath: [65001] }), WRONG, 'out: for one network');
  t.equal(code({ PrependAsPath: [65001], DestinationInstanceIds: ['vbr-1'] }), 'accepted');
  const into = { TransmitDirection: 'RegionIn', PrependAsPath: [65001], SourceInstanceIds: ['vbr-1'] };
  t.equal(code(into), WRONG, 'in: from one network of the region');
  t.equal(code({ ...into, SourceRegionIds: ['cn-qingdao'] }), 'accepted');
  t.equal(code({}, one), WRONG, 'the priority is taken');
  t.equal(code({ TransmitDirection: 'RegionIn' }, one), 'accepted', 'in the other direction it is free');
  t.equal(code({ CenRegionId: 'cn-beijing' }, one), 'accepted', 'and in another region');
});

t.test('100 maps in each direction of a region', async (t) => {
  const [world] = withCen(tutorialWorld({ routeMapsPerRegion: 2 }));
  const two = withMap(withMap(world, CenId, { Priority: 1, MapResult: 'Deny' }), CenId, {
    Priority: 2,
    MapResult: 'Deny',
  });
  t.equal(codeOf(two, 'A', 'CreateCenRouteMap', map), '400 QuotaExceeded.RouteMap');
  t.equal(codeOf(two, 'A', 'CreateCenRouteMap', { ...map, TransmitDirection: 'RegionIn' }), 'accepted');
  t.equal(fresh.alibaba.quotas.routeMapsPerRegion, 100);
});

t.test('refusals of ModifyCenRouteMap and DeleteCenRouteMap', async (t) => {
  const change = { ...id, Priority: 10, MapResult: 'Deny' };
  for (const [action, params] of [
    ['ModifyCenRouteMap', change],
    ['DeleteCenRouteMap', id],
  ] as const) {
    t.equal(codeOf(one, 'A', action, { ...params, RouteMapId: 'cenrmap-none' }), WRONG);
    t.equal(codeOf(one, 'A', action, { ...params, CenRegionId: 'cn-beijing' }), WRONG);
    t.equal(codeOf(one, 'B', action, params), '404 ParameterCenInstanceId');
    const busy = accepted(one, 'A', action, params).world;
    t.equal(codeOf(busy, 'A', action, params), '400 IncorrectStatus.RouteMap');
  }
  const two = withMap(one, CenId, { Priority: 20, MapResult: 'Deny' });
  t.equal(codeOf(two, 'A', 'ModifyCenRouteMap', { ...change, Priority: 20 }), WRONG);
  t.equal(codeOf(two, 'A', 'ModifyCenRouteMap', { ...change, Priority: '' }), '400 MissingParameter');
});

t.test('DescribeCenRouteMaps', async (t) => {
  const rich = withMap(one, CenId, {
    CenRegionId: 'cn-beijing',
    TransmitDirection: 'RegionIn',
    Priority: 7,
    MapResult: 'Permit',
    Description: 'prefers vpc-b',
    'SourceInstanceIds.1': 'vpc-b',
    'DestinationCidrBlocks.1': '10.0.0.0/8',
    CidrMatchMode: 'complete',
    Preference: 20,
    OperateCommunitySet: ['65001:1'],
    CommunityOperateMode: 'Additive',
  });
  const [first, second] = listed(rich, 'DescribeCenRouteMaps', { CenId });
  t.match(first, {
    ...id,
    Priority: 10,
    MapResult: 'Permit',
    TransmitDirection: 'RegionOut',
    Status: 'Active',
  });
  t.match(second, {
    CenId,
    CenRegionId: 'cn-beijing',
    Description: 'prefers vpc-b',
    SourceInstanceIds: { SourceInstanceId: ['vpc-b'] },
    SourceInstanceIdsReverseMatch: false,
    DestinationCidrBlocks: { DestinationCidrBlock: ['10.0.0.0/8'] },
    DestinationInstanceIds: { DestinationInstanceId: [] },
    CidrMatchMode: 'Complete',
    Preference: 20,
    OperateCommunitySet: { OperateCommunity: ['65001:1'] },
    PrependAsPath: { AsPath: [] },
  });
  const count = (more: JsonObject) => listed(rich, 'DescribeCenRouteMaps', { CenId, ...more }).length;
  t.equal(count({ CenRegionId: 'cn-beijing' }), 1);
  t.equal(count({ TransmitDirection: 'RegionOut' }), 1);
  t.equal(count({ RouteMapId: id.RouteMapId }), 1);
  t.equal(count({ CenRegionId: 'cn-shanghai' }), 0);
  t.equal(codeOf(rich, 'B', 'DescribeCenRouteMaps', { CenId }), '404 ParameterCenInstanceId');
});

t.test('ModifyCenRouteMap states the map anew', async (t) => {
  const narrow = withMap(fresh, CenId, { Priority: 10, MapResult: 'Deny', SourceInstanceIds: ['vpc-a'] });
  const [RouteMapId = ''] = Object.keys(narrow.alibaba.routeMaps);
  const wide = done(narrow, 'A', 'ModifyCenRouteMap', {
    ...place,
    RouteMapId,
    Priority: 11,
    MapResult: 'Permit',
  });
  t.match(listed(wide, 'DescribeCenRouteMaps', { CenId }), [
    { Priority: 11, MapResult: 'Permit', SourceInstanceIds: { SourceInstanceId: [] } },
  ]);
});
