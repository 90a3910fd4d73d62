import { DEFAULT_QUOTAS } from '../../cloud/alibaba/quotas.js';
import type { Vbr, VbrBgp } from '../../cloud/alibaba/state/vbr.js';
import { type Alibaba, emptyAlibaba } from '../../cloud/alibaba/state.js';
import { formatIp, ip } from '../../model/cidr.js';
import { routeId } from '../rule-id.js';
import type * as File from '../schema.js';
import { EPOCH } from './epoch.js';
import { mapped } from './mapped.js';
import { quotasOf } from './quotas.js';

export const alibabaOf = (file: File.ScenarioFile): Alibaba => ({
  ...emptyAlibaba(quotasOf(DEFAULT_QUOTAS, file.quotas)),
  vbrs: mapped(file.vbrs, (id, row, order) => vbr(file, id, row, order)),
});

/** Alibaba Cloud's own autonomous system. */
const ALIBABA_ASN = 45_104;
/** Each VBR and its data centre's router have two addresses of a /30 of their own, and a VLAN. */
const PEERINGS = ip('169.254.64.0');

function vbr(file: File.ScenarioFile, id: string, row: File.Vbr, order: number): Vbr {
  const peering = PEERINGS + 4 * order;
  return {
    VbrId: id,
    account: row.account,
    region: file.lines?.[row.line]?.region ?? '',
    Name: id,
    PhysicalConnectionId: row.line,
    VlanId: order,
    LocalGatewayIp: formatIp(peering + 1),
    PeerGatewayIp: formatIp(peering + 2),
    PeeringSubnetMask: '255.255.255.252',
    Status: 'active',
    RouteTableId: `vtb-${id}`,
    routes: (row.static ?? []).map((cidr, index) => ({ id: routeId(id, index), cidr })),
    ...(row.bgp === undefined ? {} : { bgp: bgp(row.bgp) }),
    created: EPOCH,
    order,
  };
}

const bgp = ({ asn, routes }: File.Bgp): VbrBgp => ({
  LocalAsn: ALIBABA_ASN,
  PeerAsn: asn,
  announced: routes.map((route) => {
    const { cidr, as_path = [asn] } = typeof route === 'string' ? { cidr: route } : route;
    return { cidr, asPath: as_path };
  }),
});
