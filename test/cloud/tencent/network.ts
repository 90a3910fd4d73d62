import { predict } from '../../../src/analyze/predict.js';
import type { Flow, Verdict } from '../../../src/analyze/verdict.js';
import { emptyAlibaba } from '../../../src/cloud/alibaba/state.js';
import { deriveFabric } from '../../../src/cloud/fabric.js';
import type { Quotas } from '../../../src/cloud/tencent/quotas.js';
import { emptyTencent } from '../../../src/cloud/tencent/state.js';
import { whyNoRoute } from '../../../src/cloud/why.js';
import { EMPTY_WORLD, type World } from '../../../src/cloud/world.js';
import type { JsonObject } from '../../../src/model/json.js';
import { accepted, done } from '../world.js';

export const UIN = { A: '100000000001', B: '100000000002' } as const;
export const DAY = 86_400_000;
export const MINUTE = 60_000;

/** Accounts A and B of Tencent Cloud, and nothing else. */
export const emptyWorld = (quotas: Partial<Quotas> = {}): World => ({
  ...EMPTY_WORLD,
  now: Date.UTC(2024, 0, 1),
  accounts: {
    A: { id: 'A', cloud: 'tencent', uid: UIN.A },
    B: { id: 'B', cloud: 'tencent', uid: UIN.B },
  },
  alibaba: emptyAlibaba(),
  tencent: emptyTencent(quotas),
});

/** The text at a path of an answer: `Vpc.VpcId`, `InstanceIdSet.0`. */
export function textAt(response: JsonObject, path: string): string {
  let value: unknown = response;
  for (const key of path.split('.')) value = (value as Readonly<Record<string, unknown>>)[key];
  if (typeof value !== 'string') throw new Error(`no text at ${path}: ${JSON.stringify(response)}`);
  return value;
}

/** A call that must be accepted and has settled, and the id at a path of its answer. */
export function created(
  world: World,
  as: string,
  call: string,
  path: string,
  params: JsonObject,
): readonly [string, World] {
  const { response } = accepted(world, as, call, params);
  return [textAt(response, path), done(world, as, call, params)];
}

export interface Network {
  readonly world: World;
  readonly vpc: string;
  readonly subnet: string;
  readonly host: string;
}

/** A VPC with a subnet, which is the first /24 of its block, and an instance in its default security group. */
export function withNetwork(world: World, as: string, Region: string, CidrBlock: string): Network {
  const [vpc, first] = created(world, as, 'CreateVpc', 'Vpc.VpcId', { Region, VpcName: 'net', CidrBlock });
  const [subnet, second] = created(first, as, 'CreateSubnet', 'Subnet.SubnetId', {
    VpcId: vpc,
    SubnetName: 'sub',
    CidrBlock: CidrBlock.replace(/\/.*/, '/24'),
    Zone: `${Region}-1`,
  });
  const [host, third] = created(second, as, 'RunInstances', 'InstanceIdSet.0', {
    VirtualPrivateCloud: { VpcId: vpc, SubnetId: subnet },
  });
  return { world: third, vpc, subnet, host };
}

/** Lists of named things of an answer: what the fields say, row by row. */
export const column = (response: JsonObject, list: string, field: string): unknown[] =>
  (response[list] as readonly JsonObject[]).map((row) => row[field]);

export const verdict = (world: World, flow: Flow): Verdict =>
  predict(deriveFabric(world), flow, (router, host) => whyNoRoute(world, router, host));

/** `reachable`, or why not. */
export const outcome = (world: World, from: string, to: string, tcp?: number): string => {
  const flow: Flow =
    tcp === undefined ? { from, to, protocol: 'icmp' } : { from, to, protocol: 'tcp', port: tcp };
  const { reachable, code } = verdict(world, flow);
  return reachable ? 'reachable' : (code ?? '');
};
