import { predict } from '../../../src/analyze/predict.js';
import type { Flow, Verdict } from '../../../src/analyze/verdict.js';
import { deriveFabric } from '../../../src/cloud/fabric.js';
import { find } from '../../../src/cloud/lookup.js';
import type { Quotas } from '../../../src/cloud/tencent/quotas.js';
import { emptyTencent } from '../../../src/cloud/tencent/state.js';
import { whyNoRoute } from '../../../src/cloud/why.js';
import type { World } from '../../../src/cloud/world.js';
import type { JsonObject } from '../../../src/model/json.js';
import { accepted, done, UID, worldOf } from '../world.js';

export const HOUR = 3_600_000;
export const DAY = 24 * HOUR;

/** A's networks in Guangzhou (two), Beijing and Hong Kong, B's in Shanghai. Nothing filters. */
export const bareWorld = (quotas: Partial<Quotas> = {}): World => ({
  ...worldOf({
    cloud: 'tencent',
    vpcs: {
      'vpc-a': ['A ap-guangzhou 10.0.0.0/16', { 'sn-a': '10.0.1.0/24' }],
      'vpc-b': ['B ap-shanghai 172.16.0.0/16', { 'sn-b': '172.16.1.0/24' }],
      'vpc-c': ['A ap-beijing 192.168.0.0/16', { 'sn-c': '192.168.1.0/24' }],
      'vpc-d': ['A ap-guangzhou 10.4.0.0/16', { 'sn-d': '10.4.1.0/24' }],
      'vpc-hk': ['A ap-hongkong 10.9.0.0/16', { 'sn-hk': '10.9.1.0/24' }],
    },
    hosts: {
      a: 'sn-a 10.0.1.10',
      b: 'sn-b 172.16.1.10',
      c: 'sn-c 192.168.1.10',
      d: 'sn-d 10.4.1.10',
      hk: 'sn-hk 10.9.1.10',
    },
  }),
  tencent: emptyTencent(quotas),
});

/** A CCN of A's, and its id. */
export function withCcn(world: World, params: JsonObject = {}): readonly [World, string] {
  const { world: made, response } = accepted(world, 'A', 'CreateCcn', { CcnName: 'lab', ...params });
  return [made, String((response.Ccn as JsonObject).CcnId)];
}

/** How calls name a VPC or another instance that the world has. */
export function instance(world: World, InstanceId: string): JsonObject {
  const vpc = find(world.vpcs, InstanceId);
  const gateway = find(world.tencent.directConnectGateways, InstanceId);
  const region =
    vpc?.region ?? gateway?.region ?? find(world.vpnGateways, InstanceId)?.region ?? 'ap-guangzhou';
  return {
    InstanceId,
    InstanceRegion: region,
    InstanceType: vpc || !gateway ? (vpc ? 'VPC' : 'VPNGW') : 'DIRECTCONNECT',
  };
}

export const which = (world: World, CcnId: string, ...ids: readonly string[]): JsonObject => ({
  CcnId,
  Instances: ids.map((id) => instance(world, id)),
});

/** B's network asks to get in. */
export const apply = (world: World, CcnId: string, id = 'vpc-b'): World =>
  done(world, 'B', 'AttachCcnInstances', { ...which(world, CcnId, id), CcnUin: UID.A });

/** Networks in a CCN of A's, one after the other; B's ask first and are let in. */
export const join = (world: World, CcnId: string, ...ids: readonly string[]): World =>
  ids.reduce((current, id) => {
    const named = which(current, CcnId, id);
    return current.vpcs[id]?.account === 'B'
      ? done(apply(current, CcnId, id), 'A', 'AcceptAttachCcnInstances', named)
      : done(current, 'A', 'AttachCcnInstances', named);
  }, world);

export const stateOf = (world: World, CcnId: string, id: string): string | undefined =>
  find(world.tencent.attachments, `${CcnId}/${id}`)?.State;

export const verdict = (world: World, from: string, to: string, more: Partial<Flow> = {}): Verdict =>
  predict(deriveFabric(world), { from, to, protocol: 'icmp', ...more }, (router, host) =>
    whyNoRoute(world, router, host),
  );

/** `reachable`, or the reason. */
export const outcome = (world: World, from: string, to: string): string =>
  verdict(world, from, to).code ?? 'reachable';

/** Bits per second of the narrowest place on the way; `undefined`: nothing limits. */
export const rate = (world: World, from: string, to: string): number | undefined =>
  verdict(world, from, to).rate;

/** The rows of a list in an answer. */
export const listOf = (world: World, as: string, action: string, list: string, params: JsonObject = {}) =>
  accepted(world, as, action, params).response[list] as readonly JsonObject[];

/** The route of a CCN's default table to a block. */
export const routeTo = (world: World, CcnId: string, block: string, InstanceId?: string): JsonObject => {
  const found = listOf(world, 'A', 'DescribeCcnRoutes', 'RouteSet', {
    CcnId,
    Filters: [
      { Name: 'cidr-block', Values: [block] },
      ...(InstanceId === undefined ? [] : [{ Name: 'instance-id', Values: [InstanceId] }]),
    ],
  });
  const [route] = found;
  if (!route) throw new Error(`no route to ${block}`);
  return route;
};
