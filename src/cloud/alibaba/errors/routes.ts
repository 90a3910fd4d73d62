import type { Catalogue } from './catalogue.js';

/** Cbn 2017-09-12: routes and route maps. */
export const ROUTES = {
  'ParameterIllegal.CenInstanceId': [400, 'The CEN instance is not valid.'],
  'QuotaExceeded.RouteMap': [
    400,
    'The quota of route maps for this region and direction of the CEN instance is used up.',
  ],
  'InvalidOperation.UnsupportnexthopType': [400, 'Routes with this next hop cannot be published.'],
  'InvalidOperation.NotFoundRoute': [400, 'The route does not exist.'],
  'InvalidOperation.UnsupportRouteTableType': [400, 'Routes of this route table cannot be published.'],
  'IncorrectStatus.RouteMap': [400, 'The route map is in a state that does not allow this.'],
  'Instance.NotExist': [404, 'The network does not exist, or is not attached as described.'],
} as const satisfies Catalogue;
