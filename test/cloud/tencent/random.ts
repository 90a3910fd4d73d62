import fc from 'fast-check';
import type { Call } from '../../../src/cloud/call.js';
import { actionsOf } from '../../../src/cloud/clouds.js';
import type { World } from '../../../src/cloud/world.js';
import type { Json, JsonObject } from '../../../src/model/json.js';
import { UID } from '../world.js';
import { instance } from './lab.js';

/** Numbers that decide a call in the world in which it is made. */
export interface Move {
  readonly kind: 'call' | 'nonsense' | 'settle' | 'advance';
  readonly picks: readonly number[];
}

const DAY = 86_400_000;
const NONSENSE: readonly Json[] = [
  '',
  'x',
  -1,
  1e9,
  '1.5',
  null,
  true,
  [],
  {},
  [{}],
  'constructor',
  '__proto__',
];

/** Takes one number after the other. */
type Dice = <T>(items: readonly T[]) => T | undefined;

const diceOf = (picks: readonly number[]): Dice => {
  let used = 0;
  return (items) => items[(picks[used++ % picks.length] ?? 0) % Math.max(1, items.length)];
};

const keys = (table: object): string[] => Object.keys(table);
const networks = (world: World): string[] => [
  ...keys(world.vpcs),
  ...keys(world.vpnGateways),
  ...keys(world.tencent.directConnectGateways),
];
const regions = (world: World): string[] => Object.values(world.vpcs).map(({ region }) => region);

type Template = (world: World, dice: Dice, CcnId: string) => JsonObject;

const named: Template = (world, dice, CcnId) => ({
  CcnId,
  Instances: [instance(world, dice(networks(world)) ?? '')],
});
/** One that waits, if there is one. */
const waiting: Template = (world, dice, CcnId) => {
  const row = dice(Object.values(world.tencent.attachments).filter(({ State }) => State === 'PENDING'));
  return row ? { CcnId: row.CcnId, Instances: [instance(world, row.InstanceId)] } : named(world, dice, CcnId);
};
const routes: Template = ({ tencent }, dice, CcnId) => ({
  CcnId,
  RouteIds: [dice(keys(tencent.ccnRoutes)) ?? ''],
});

/** Calls that make sense, most of the time. */
const TEMPLATES: Readonly<Record<string, Template>> = {
  CreateCcn: (_world, dice) => ({
    CcnName: 'lab',
    InstanceChargeType: dice(['POSTPAID', 'POSTPAID', 'PREPAID']) ?? '',
    InstanceMeteringType: dice(['BANDWIDTH', 'TRAFFIC']) ?? '',
  }),
  DeleteCcn: (_world, _dice, CcnId) => ({ CcnId }),
  ModifyCcnAttribute: (_world, dice, CcnId) => ({
    CcnId,
    RouteECMPFlag: dice([true, false]) ?? true,
    RouteOverlapFlag: dice([true, false]) ?? true,
  }),
  AttachCcnInstances: (world, dice, CcnId) => ({
    ...named(world, dice, CcnId),
    CcnUin: world.accounts[world.tencent.ccns[CcnId]?.account ?? '']?.uid ?? UID.A,
  }),
  ResetAttachCcnInstances: (world, dice, CcnId) => ({ ...named(world, dice, CcnId), CcnUin: UID.A }),
  AcceptAttachCcnInstances: waiting,
  RejectAttachCcnInstances: waiting,
  DetachCcnInstances: named,
  SetCcnRegionBandwidthLimits: (world, dice, CcnId) => {
    const DstRegion = dice([undefined, ...regions(world)]);
    const limit = { Region: dice(regions(world)) ?? '', BandwidthLimit: dice([1, 20, 5000]) ?? 1 };
    return { CcnId, CcnRegionBandwidthLimits: [{ ...limit, ...(DstRegion && { DstRegion }) }] };
  },
  ModifyCcnRegionBandwidthLimitsType: (_world, dice, CcnId) => ({
    CcnId,
    BandwidthLimitType: dice(['OUTER_REGION_LIMIT', 'INTER_REGION_LIMIT']) ?? '',
  }),
  EnableCcnRoutes: routes,
  DisableCcnRoutes: routes,
  CreateCcnRouteTables: (_world, _dice, CcnId) => ({ RouteTable: [{ CcnId, Name: 'zone' }] }),
  DeleteCcnRouteTables: ({ tencent }, dice) => ({ RouteTableId: [dice(keys(tencent.ccnRouteTables)) ?? ''] }),
  AssociateInstancesToCcnRouteTable: (world, dice, CcnId) => ({
    ...named(world, dice, CcnId),
    RouteTableId: dice(keys(world.tencent.ccnRouteTables)) ?? '',
  }),
  ReplaceCcnRouteTableInputPolicys: (world, dice, CcnId) => ({
    CcnId,
    RouteTableId: dice(keys(world.tencent.ccnRouteTables)) ?? '',
    Policys: [
      {
        Action: dice(['accept', 'drop']) ?? '',
        RouteConditions: [
          { Name: 'instance-id', Values: [dice(networks(world)) ?? '', dice(networks(world)) ?? ''] },
        ],
      },
    ],
  }),
  CreateDirectConnectGateway: (_world, _dice, CcnId) => ({
    Region: 'ap-guangzhou',
    DirectConnectGatewayName: 'border',
    NetworkType: 'CCN',
    NetworkInstanceId: CcnId,
  }),
  CreateDirectConnectTunnel: ({ tencent }, dice) => ({
    DirectConnectId: 'dc-1',
    DirectConnectTunnelName: 'tunnel',
    DirectConnectGatewayId: dice(keys(tencent.directConnectGateways)) ?? '',
    RouteType: dice(['BGP', 'STATIC']) ?? '',
  }),
  CreateDirectConnectGatewayCcnRoutes: ({ tencent }, dice) => ({
    DirectConnectGatewayId: dice(keys(tencent.directConnectGateways)) ?? '',
    Routes: [{ DestinationCidrBlock: dice(['10.200.1.0/24', '10.0.1.0/24']) ?? '' }],
  }),
  EmulateArrears: (_world, dice) => ({ InArrears: dice([true, false, false]) ?? false }),
  EmulateCcnBandwidthPurchase: (world, dice, CcnId) => ({
    CcnId,
    Region: dice(regions(world)) ?? '',
    DstRegion: dice(regions(world)) ?? '',
    BandwidthLimit: 5,
  }),
};

export const moves = (length: number): fc.Arbitrary<Move[]> =>
  fc.array(
    fc.record({
      kind: fc.constantFrom<Move['kind'][]>(
        'call',
        'call',
        'call',
        'call',
        'settle',
        'settle',
        'nonsense',
        'advance',
      ),
      picks: fc.array(fc.nat(1000), { minLength: 4, maxLength: 9 }),
    }),
    { minLength: length, maxLength: length },
  );

/** The call that a move is in a world. */
export function callOf(world: World, { kind, picks }: Move): Call {
  const dice = diceOf(picks);
  const as = dice(['A', 'A', 'B']) ?? 'A';
  if (kind === 'nonsense') return nonsense(dice, as);
  const action = dice(keys(TEMPLATES)) ?? '';
  const CcnId = dice(keys(world.tencent.ccns)) ?? 'ccn-none';
  const params = TEMPLATES[action]?.(world, dice, CcnId) ?? {};
  return { as: dice([0, 1, 2, 3]) === 0 ? as : fitting(world, action, params, as), action, params };
}

/** The account that may make a call: the network's owner applies. */
function fitting(world: World, action: string, params: JsonObject, as: string): string {
  if (!/^(Reset)?AttachCcnInstances$/.test(action)) return as;
  const [named] = params.Instances as readonly JsonObject[];
  return world.vpcs[String(named?.InstanceId)]?.account ?? 'A';
}

function nonsense(dice: Dice, as: string): Call {
  const action = dice(Object.values(actionsOf('tencent')));
  const entries = (action?.params ?? []).map((name): [string, Json] => [name, dice(NONSENSE) ?? null]);
  return { as, action: action?.name ?? '', params: Object.fromEntries(entries) };
}

export const spanOf = ({ picks }: Move): number => ((picks[0] ?? 0) % 12) * DAY;
