import { drop, type JsonObject, put, rows } from '../../../model/json.js';
import { find } from '../../lookup.js';
import type { Account, VpnGateway, World } from '../../world.js';
import { accept, action } from '../action.js';
import { tags, VPC } from '../actions/common.js';
import { filters, PAGING, paged, time } from '../answer.js';
import { type Refusal, refuse } from '../errors.js';
import { chosen } from '../listing.js';
import { attachmentsOfInstance, occupies } from '../lookup.js';
import { integer, list, oneOf, optional, or, text } from '../params.js';
import { change } from '../tables.js';
import { labelOf, name, named, ownVpc, region, unread } from './common.js';

/** Mbit/s that are sold. */
const BANDWIDTHS = [5, 10, 20, 50, 100, 200, 500, 1000, 3000];

/** Of type IPSEC it stands in a VPC, of type CCN in none; it is in service at once. */
export const createVpnGateway = action(
  VPC,
  'CreateVpnGateway',
  {
    Region: region,
    VpcId: optional(text),
    VpnGatewayName: name,
    InternetMaxBandwidthOut: integer(1, 3000, 'InvalidParameterValue'),
    Type: or(oneOf(['IPSEC', 'SSL', 'CCN', 'SSL_CCN']), 'IPSEC'),
    InstanceChargeType: unread,
    InstanceChargePrepaid: unread,
    Zone: unread,
    Tags: tags,
    CdcId: unread,
    MaxConnection: unread,
    BgpAsn: unread,
  },
  (world, caller, p) => {
    if (p.Type === 'SSL' || p.Type === 'SSL_CCN')
      return refuse('UnsupportedOperation', 'transitlab has VPN gateways of types IPSEC and CCN.');
    if (!BANDWIDTHS.includes(p.InternetMaxBandwidthOut))
      return refuse('InvalidParameterValue', `InternetMaxBandwidthOut is one of ${BANDWIDTHS.join(', ')}.`);
    const refusal = p.Type === 'CCN' ? whyNoCcnGateway(world, caller, p) : whyNoVpcGateway(world, caller, p);
    if (refusal) return refusal;
    const [id, numbered] = named(world, 'vpngw-', p.VpnGatewayName);
    const gateway: VpnGateway = {
      id,
      account: caller.id,
      region: p.Region,
      ...(p.VpcId !== undefined && { vpc: p.VpcId }),
      bandwidth: p.InternetMaxBandwidthOut * 1e6,
    };
    const made = { ...numbered, vpnGateways: put(numbered.vpnGateways, id, gateway) };
    return accept(made, { VpnGateway: element(made, gateway) });
  },
);

interface Asked {
  readonly Region: string;
  readonly VpcId: string | undefined;
}

function whyNoCcnGateway(world: World, caller: Account, { Region, VpcId }: Asked): Refusal | undefined {
  if (VpcId !== undefined) return refuse('UnsupportedOperation.VpnGwVpcIdNotHave', `It is ${VpcId}.`);
  const { ccnVpnGatewaysPerRegion } = world.tencent.quotas;
  const present = rows(world.vpnGateways).filter(
    (row) => row.account === caller.id && row.region === Region && row.vpc === undefined,
  );
  return present.length >= ccnVpnGatewaysPerRegion
    ? refuse('LimitExceeded', `${ccnVpnGatewaysPerRegion} are allowed in a region.`)
    : undefined;
}

function whyNoVpcGateway(world: World, caller: Account, { Region, VpcId }: Asked): Refusal | undefined {
  if (VpcId === undefined) return refuse('UnsupportedOperation.VpnGwVpcIdMustHave');
  const found = ownVpc(world, caller, VpcId);
  if (!found.ok)
    return refuse(
      found.error.code === 'ResourceNotFound' ? 'InvalidVpcId.NotFound' : 'InvalidVpcId.Malformed',
      `It is ${VpcId}.`,
    );
  return found.row.region === Region
    ? undefined
    : refuse('InvalidVpcId.NotFound', `${VpcId} is in ${found.row.region}.`);
}

/** A VPN gateway of the caller's. */
export function ownVpnGateway(
  world: World,
  caller: Account,
  id: string,
): { readonly ok: true; readonly gateway: VpnGateway } | Refusal {
  const gateway = find(world.vpnGateways, id);
  if (gateway?.account === caller.id) return { ok: true, gateway };
  return gateway || /^vpngw-[0-9a-z]{8}$/.test(id)
    ? refuse('InvalidVpnGatewayId.NotFound', `It is ${id}.`)
    : refuse('InvalidVpnGatewayId.Malformed', `It is ${id}.`);
}

/** Neither one with connections, nor one in a CCN, nor one that a route leads to. */
export const deleteVpnGateway = action(
  VPC,
  'DeleteVpnGateway',
  { VpnGatewayId: text },
  (world, caller, p) => {
    const found = ownVpnGateway(world, caller, p.VpnGatewayId);
    if (!found.ok) return found;
    const { id } = found.gateway;
    const connection = rows(world.vpnConnections).find(({ ends }) => ends.includes(id));
    const ccn = attachmentsOfInstance(world, id).find(occupies)?.CcnId;
    const route = rows(world.routeTables)
      .flatMap(({ entries }) => entries)
      .find(({ nextHopId }) => nextHopId === id);
    const user = connection?.id ?? ccn ?? route?.id;
    if (user !== undefined) return refuse('UnsupportedOperation', `${user} uses ${id}.`);
    const gone = { ...world, vpnGateways: drop(world.vpnGateways, id) };
    return accept(change(gone, { labels: drop(gone.tencent.labels, id) }));
  },
);

export const describeVpnGateways = action(
  VPC,
  'DescribeVpnGateways',
  { Region: optional(text), VpnGatewayIds: list(text), Filters: filters, ...PAGING },
  (world, caller, p) => {
    const own = rows(world.vpnGateways).filter(
      (row) => row.account === caller.id && (p.Region ?? row.region) === row.region,
    );
    const found = chosen(own, (row) => row.id, {
      ids: p.VpnGatewayIds,
      filters: p.Filters,
      unknownId: 'InvalidVpnGatewayId.NotFound',
      fields: {
        'vpn-gateway-id': (row) => [row.id],
        'vpn-gateway-name': (row) => [labelOf(world, row.id).name],
        'vpc-id': (row) => [row.vpc ?? ''],
        type: (row) => [typeOf(row)],
      },
    });
    if (!found.ok) return found;
    const items = found.rows.map((row) => element(world, row));
    return accept(world, paged(p, 'VpnGatewaySet', items));
  },
);

export const typeOf = (gateway: VpnGateway): 'IPSEC' | 'CCN' => (gateway.vpc === undefined ? 'CCN' : 'IPSEC');

const element = (world: World, gateway: VpnGateway): JsonObject => ({
  VpnGatewayId: gateway.id,
  VpcId: gateway.vpc ?? '',
  VpnGatewayName: labelOf(world, gateway.id).name,
  Type: typeOf(gateway),
  State: 'AVAILABLE',
  InternetMaxBandwidthOut: gateway.bandwidth / 1e6,
  NetworkInstanceId: gateway.vpc ?? attachmentsOfInstance(world, gateway.id).find(occupies)?.CcnId ?? '',
  CreatedTime: time(labelOf(world, gateway.id).created),
});
