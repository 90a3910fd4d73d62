import type { World } from '../../../src/cloud/world.js';
import { rows } from '../../../src/model/json.js';
import { type Dice, oneOf } from '../dice.js';
import { accountsOf, uidOf } from '../maker.js';
import { call, type Script } from '../script.js';
import { instanceOf, type Network, networksOf, regionsIn } from './parts.js';

/**
 * What people do first: a CCN, gateways to their data centres, most networks in it, bandwidth between its regions, at
 * times a fleet. Random calls seldom get that far by themselves, and packets would have nowhere to go.
 */
export function* opening(start: World, dice: Dice): Script {
  const [first = 'P', other = 'Q'] = accountsOf(start);
  const owner = dice.chance(30) ? (dice.pick(accountsOf(start)) ?? first) : first;
  const created = yield call(owner, 'CreateCcn', {
    CcnName: 'lab',
    InstanceChargeType: dice.chance(30) ? 'PREPAID' : 'POSTPAID',
    InstanceMeteringType: 'BANDWIDTH',
  });
  const CcnId = rows(created.tencent.ccns).at(-1)?.CcnId;
  if (CcnId === undefined) return;
  if (dice.chance(70)) yield* approval(owner, owner === first ? other : first, created);
  let world = yield* gateways(created, dice);
  for (const network of networksOf(world))
    if (!dice.chance(10)) world = yield* attachment(world, owner, CcnId, network, dice);
  yield* bandwidth(world, owner, CcnId, dice);
  if (dice.chance(35)) yield* fleet(world, owner, CcnId, dice);
}

/** The leave to join both sides of the mainland's border: the service provider gives it. */
function* approval(owner: string, provider: string, world: World): Script {
  const asked = yield call(owner, 'CreateCrossBorderCompliance', {
    ServiceProvider: 'UNICOM',
    Company: 'lab',
  });
  const form = asked.tencent.crossBorder[owner];
  if (form && world.accounts[provider])
    yield call(provider, 'AuditCrossBorderCompliance', {
      ServiceProvider: 'UNICOM',
      ComplianceId: form.ComplianceId,
      AuditBehavior: 'APPROVED',
    });
}

type Step = Generator<ReturnType<typeof call>, World, World>;

/** A gateway for each leased line: most for a CCN, some for a VPC of the line's owner. */
function* gateways(start: World, dice: Dice): Step {
  let world = start;
  for (const { id, account, region } of rows(start.lines)) {
    const vpc = rows(world.vpcs).find((row) => row.account === account && row.region === region);
    const forVpc = vpc !== undefined && dice.chance(20);
    const before = new Set(Object.keys(world.tencent.directConnectGateways));
    world = yield call(account, 'CreateDirectConnectGateway', {
      Region: region,
      DirectConnectGatewayName: 'border',
      ...(forVpc ? { NetworkType: 'VPC', NetworkInstanceId: vpc.id } : { NetworkType: 'CCN' }),
    });
    const gateway = Object.keys(world.tencent.directConnectGateways).find((key) => !before.has(key));
    if (gateway === undefined) continue;
    const RouteType = dice.chance(60) ? 'BGP' : 'STATIC';
    world = yield call(account, 'CreateDirectConnectTunnel', {
      DirectConnectId: id,
      DirectConnectTunnelName: 'tunnel',
      DirectConnectGatewayId: gateway,
      RouteType,
    });
    const [centre] = rows(world.dataCentres).slice(-1);
    if (forVpc && centre)
      world = yield call(account, 'CreateRoutes', {
        RouteTableId: rows(world.routeTables).find((table) => table.vpc === vpc.id)?.id ?? '',
        Routes: [{ DestinationCidrBlock: centre.cidr, GatewayType: 'DIRECTCONNECT', GatewayId: gateway }],
      });
    else if (RouteType === 'STATIC' && centre)
      world = yield call(account, 'CreateDirectConnectGatewayCcnRoutes', {
        DirectConnectGatewayId: gateway,
        Routes: [{ DestinationCidrBlock: centre.cidr }],
      });
  }
  return world;
}

function* attachment(world: World, owner: string, CcnId: string, network: Network, dice: Dice): Step {
  const which = { CcnId, Instances: [instanceOf(network)] };
  const applied = yield call(network.account, 'AttachCcnInstances', {
    ...which,
    CcnUin: uidOf(world, owner),
  });
  if (network.account === owner || dice.chance(8)) return applied;
  return yield call(owner, 'AcceptAttachCcnInstances', which);
}

function* bandwidth(world: World, owner: string, CcnId: string, dice: Dice): Script {
  const ccn = world.tencent.ccns[CcnId];
  const regions = regionsIn(world, CcnId);
  const pairs = regions.flatMap((Region, i) =>
    regions.slice(i + 1).map((DstRegion) => ({ Region, DstRegion })),
  );
  const some = <T>(items: readonly T[]): T[] => items.filter(() => dice.chance(50));
  if (ccn?.InstanceChargeType === 'PREPAID') {
    for (const pair of some(pairs))
      yield call(owner, 'EmulateCcnBandwidthPurchase', { CcnId, ...pair, BandwidthLimit: 20 });
    return;
  }
  const byPair = dice.chance(40);
  if (byPair)
    yield call(owner, 'ModifyCcnRegionBandwidthLimitsType', {
      CcnId,
      BandwidthLimitType: 'INTER_REGION_LIMIT',
    });
  const limited = byPair ? some(pairs) : some(regions.map((Region) => ({ Region })));
  if (limited.length > 0)
    yield call(owner, 'SetCcnRegionBandwidthLimits', {
      CcnId,
      CcnRegionBandwidthLimits: limited.map((limit) => ({ ...limit, BandwidthLimit: 20 })),
    });
}

/** A fleet whose creation waits for the CCN, which mostly accepts. */
function* fleet(world: World, owner: string, CcnId: string, dice: Dice): Script {
  const by = dice.chance(50) ? owner : (dice.pick(accountsOf(world)) ?? owner);
  const made = yield call(by, 'CreateFleet', {
    Region: oneOf(dice, ['ap-guangzhou', 'ap-shanghai', 'ap-beijing']),
    Name: 'arena',
    InboundPermissions: [
      { FromPort: 1025, ToPort: 60_000, IpRange: '0.0.0.0/0', Protocol: dice.chance(50) ? 'TCP' : 'UDP' },
    ],
    CcnInfos: [{ AccountId: uidOf(world, owner), CcnId }],
  });
  const waiting = rows(made.tencent.attachments).find(({ State }) => State === 'PENDING');
  if (waiting && !dice.chance(15))
    yield call(owner, 'AcceptAttachCcnInstances', {
      CcnId,
      Instances: [
        {
          InstanceId: waiting.InstanceId,
          InstanceType: waiting.InstanceType,
          InstanceRegion: waiting.InstanceRegion,
        },
      ],
    });
}
