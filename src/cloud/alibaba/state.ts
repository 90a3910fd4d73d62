import type { Table } from '../../model/json.js';
import type { TokenUse } from '../token.js';
import { EMPTY_ENTERPRISE, type Enterprise } from './enterprise/state.js';
import { DEFAULT_QUOTAS, type Quotas } from './quotas.js';
import type { BandwidthPackage } from './state/bandwidth-package.js';
import type { Attachment, Cen, Grant, RegionConnection } from './state/cen.js';
import type { RouterInterface } from './state/router-interface.js';
import type { Publication, RouteMap } from './state/routes.js';
import type { Vbr } from './state/vbr.js';

/**
 * What Alibaba Cloud's control plane knows beside what all clouds have. Fields that the cloud names carry its
 * spelling; the others (`account`, `created`, `order`) are ours: the owner's name in the world, virtual
 * milliseconds, and the place in the order of creation.
 */
export interface Alibaba extends Enterprise {
  readonly cens: Table<Cen>;
  /** By `CenId/ChildInstanceId`. */
  readonly attachments: Table<Attachment>;
  /** By `CenId/InstanceId`. */
  readonly grants: Table<Grant>;
  readonly bandwidthPackages: Table<BandwidthPackage>;
  /** By `CenId/region/region`, the regions in alphabetical order. */
  readonly regionConnections: Table<RegionConnection>;
  /** Virtual border routers, by `VbrId`. */
  readonly vbrs: Table<Vbr>;
  /** Routes that a call published or withdrew, by `CenId/ChildInstanceId/block`: what differs from the default. */
  readonly publications: Table<Publication>;
  /** By `RouteMapId`. */
  readonly routeMaps: Table<RouteMap>;
  /** Express Connect, by `RouterInterfaceId`. */
  readonly routerInterfaces: Table<RouterInterface>;
  /** By account, action and ClientToken. */
  readonly tokens: Table<TokenUse>;
  readonly quotas: Quotas;
}

export const emptyAlibaba = (quotas: Partial<Quotas> = {}): Alibaba => ({
  cens: {},
  attachments: {},
  grants: {},
  bandwidthPackages: {},
  regionConnections: {},
  vbrs: {},
  publications: {},
  routeMaps: {},
  routerInterfaces: {},
  ...EMPTY_ENTERPRISE,
  tokens: {},
  quotas: { ...DEFAULT_QUOTAS, ...quotas },
});
