import { occupies } from '../../../src/cloud/tencent/lookup.js';
import type { CcnAttachment, InstanceType } from '../../../src/cloud/tencent/state/ccn.js';
import type { World } from '../../../src/cloud/world.js';
import { type JsonObject, rows } from '../../../src/model/json.js';

/** What a CCN can take in. */
export interface Network {
  readonly id: string;
  readonly type: InstanceType;
  readonly region: string;
  readonly account: string;
}

export const networksOf = (world: World): Network[] => [
  ...rows(world.vpcs).map(({ id, region, account }) => ({ id, type: 'VPC' as const, region, account })),
  ...rows(world.tencent.directConnectGateways)
    .filter(({ NetworkType }) => NetworkType === 'CCN')
    .map(({ DirectConnectGatewayId: id, region, account }) => ({
      id,
      type: 'DIRECTCONNECT' as const,
      region,
      account,
    })),
  ...rows(world.vpnGateways)
    .filter(({ vpc }) => vpc === undefined)
    .map(({ id, region, account }) => ({ id, type: 'VPNGW' as const, region, account })),
];

/** Networks that are in no CCN and wait for none. */
export const freeNetworksOf = (world: World): Network[] => {
  const taken = new Set(
    rows(world.tencent.attachments)
      .filter(occupies)
      .map(({ InstanceId }) => InstanceId),
  );
  return networksOf(world).filter(({ id }) => !taken.has(id));
};

/** How calls name a network. */
export const instanceOf = ({ id, type, region }: Network): JsonObject => ({
  InstanceId: id,
  InstanceType: type,
  InstanceRegion: region,
});

/** How calls name a network that is in a CCN, or has applied to it. */
export const named = ({ CcnId, InstanceId, InstanceType, InstanceRegion }: CcnAttachment): JsonObject => ({
  CcnId,
  Instances: [{ InstanceId, InstanceType, InstanceRegion }],
});

/** The regions of a CCN's instances. */
export const regionsIn = (world: World, CcnId: string): string[] => [
  ...new Set(
    rows(world.tencent.attachments)
      .filter((row) => row.CcnId === CcnId)
      .map(({ InstanceRegion }) => InstanceRegion)
      .sort(),
  ),
];
