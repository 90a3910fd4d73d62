import type { JsonObject } from '../../../model/json.js';
import type { RouteMap } from '../state/routes.js';

/** An element of DescribeCenRouteMaps; lists that are not set are empty. */
export const routeMapItem = ({ order: _place, ...map }: RouteMap): JsonObject => ({
  ...map,
  SourceInstanceIdsReverseMatch: map.SourceInstanceIdsReverseMatch ?? false,
  DestinationInstanceIdsReverseMatch: map.DestinationInstanceIdsReverseMatch ?? false,
  SourceInstanceIds: { SourceInstanceId: texts(map.SourceInstanceIds) },
  DestinationInstanceIds: { DestinationInstanceId: texts(map.DestinationInstanceIds) },
  SourceRouteTableIds: { SourceRouteTableId: texts(map.SourceRouteTableIds) },
  DestinationRouteTableIds: { DestinationRouteTableId: texts(map.DestinationRouteTableIds) },
  SourceRegionIds: { SourceRegionId: texts(map.SourceRegionIds) },
  DestinationRegionIds: { DestinationRegionId: texts(map.DestinationRegionIds) },
  SourceChildInstanceTypes: { SourceChildInstanceType: texts(map.SourceChildInstanceTypes) },
  DestinationChildInstanceTypes: { DestinationChildInstanceType: texts(map.DestinationChildInstanceTypes) },
  DestinationCidrBlocks: { DestinationCidrBlock: texts(map.DestinationCidrBlocks) },
  RouteTypes: { RouteType: texts(map.RouteTypes) },
  MatchAsns: { MatchAsn: texts(map.MatchAsns) },
  MatchCommunitySet: { MatchCommunity: texts(map.MatchCommunitySet) },
  OperateCommunitySet: { OperateCommunity: texts(map.OperateCommunitySet) },
  PrependAsPath: { AsPath: texts(map.PrependAsPath) },
});

const texts = (values: readonly (string | number)[] = []): string[] => values.map(String);
