import type { JsonObject } from '../../../model/json.js';
import { rows } from '../../../model/json.js';
import { newId } from '../../ids.js';
import { find } from '../../lookup.js';
import type { Account, World } from '../../world.js';
import { accept, action } from '../action.js';
import { tags } from '../actions/common.js';
import { refuse } from '../errors.js';
import { integer, list, oneOf, optional, or, record, text } from '../params.js';
import { putRow } from '../tables.js';
import { unread } from '../vpc/common.js';
import { appliedBy, ccnFor } from './association.js';
import { fleetRegion, GSE, sized } from './common.js';
import { CREATION_APPLICATION } from './durations.js';
import { begun } from './life.js';
import { withNetwork } from './network.js';
import { permissions, withAdded, withOpened } from './permissions.js';
import type { CcnInfo, Fleet } from './state.js';
import { fleetElement } from './view.js';

const VALUE = 'InvalidParameterValue';

const PROCESS = record({
  ConcurrentExecutions: integer(1, 50, VALUE),
  LaunchPath: sized(1, 1024),
  Parameters: optional(sized(0, 1024)),
});

/** What decides nothing about networks: kept and shown. */
export const ATTRIBUTES = {
  AssetId: optional(text),
  Description: or(sized(0, 100), ''),
  InstanceType: or(text, 'S5.LARGE8'),
  FleetType: or(oneOf(['ON_DEMAND']), 'ON_DEMAND'),
  Name: sized(1, 50),
  NewGameServerSessionProtectionPolicy: or(
    oneOf(['NoProtection', 'FullProtection', 'TimeLimitProtection']),
    'NoProtection',
  ),
  GameServerSessionProtectionTimeLimit: or(integer(5, 1440, VALUE), 60),
  ResourceCreationLimitPolicy: or(
    record({
      NewGameServerSessionsPerCreator: or(integer(0, 1_000_000, VALUE), 2),
      PolicyPeriodInMinutes: or(integer(0, 1_000_000, VALUE), 3),
    }),
    { NewGameServerSessionsPerCreator: 2, PolicyPeriodInMinutes: 3 },
  ),
  InternetMaxBandwidthOut: or(integer(1, 200, VALUE), 100),
  Tags: tags,
};

const CREATE = {
  Region: fleetRegion,
  ...ATTRIBUTES,
  InboundPermissions: permissions,
  RuntimeConfiguration: optional(
    record({
      GameServerSessionActivationTimeoutSeconds: optional(integer(1, 600, VALUE)),
      MaxConcurrentGameServerSessionActivations: optional(integer(1, 2_147_483_647, VALUE)),
      ServerProcesses: list(PROCESS, 50),
    }),
  ),
  CcnInfos: list(record({ AccountId: text, CcnId: text })),
  PeerVpcId: unread,
  SubNetId: unread,
  SystemDiskInfo: unread,
  DataDiskInfo: unread,
};

/** Of a fleet that nobody scaled. */
const CAPACITY = { Desired: 1, MiniNum: 0, ScalingInterval: 10 };

/**
 * The fleet goes its way by itself. A CCN that is named has 20 minutes to accept, or the creation fails; one that the
 * fleet cannot apply to is no refusal either: the fleet ends in ERROR.
 */
export const createFleet = action(GSE, 'CreateFleet', CREATE, (world, caller, p) => {
  const { Region, InboundPermissions, RuntimeConfiguration, CcnInfos, ...given } = p;
  const refusal = whyNoFleet(world, caller, 1);
  if (refusal) return refusal;
  const [info, ...others] = CcnInfos;
  if (others.length > 0) return refuse(VALUE, 'A fleet is associated with one CCN.');
  const processes = RuntimeConfiguration?.ServerProcesses ?? [];
  if (processes.reduce((sum, { ConcurrentExecutions }) => sum + ConcurrentExecutions, 0) > 50)
    return refuse(VALUE, 'A server runs 50 processes at most.');
  const made = fleetMade(world, caller, {
    region: Region,
    InboundPermissions: withAdded([], InboundPermissions),
    attributes: attributesOf(given),
    ...(info && { CcnInfo: info }),
  });
  const fleet = find(made.world.tencent.fleets, made.FleetId);
  return accept(made.world, { FleetAttributes: fleet ? fleetElement(made.world, fleet) : {} });
});

/** Those of the parameters that a fleet shows. */
export const attributesOf = (given: { readonly [K in keyof typeof ATTRIBUTES]: unknown }): JsonObject =>
  Object.fromEntries(
    Object.keys(ATTRIBUTES).map((key) => [key, (given[key as keyof typeof ATTRIBUTES] ?? null) as never]),
  );

const isAlive = ({ Status }: Fleet): boolean => Status !== 'TERMINATED';

export const fleetsOf = (world: World, caller: Account): Fleet[] =>
  rows(world.tencent.fleets)
    .filter((fleet) => fleet.account === caller.id && isAlive(fleet))
    .sort((a, b) => a.order - b.order);

/** Refused if the account cannot have so many more fleets with one server each. */
export function whyNoFleet(world: World, caller: Account, more: number) {
  const { fleetsPerAccount, serversPerAccount } = world.tencent.quotas;
  const fleets = fleetsOf(world, caller);
  if (fleets.length + more > fleetsPerAccount)
    return refuse('LimitExceeded.FleetLimitExceeded', `It is ${fleetsPerAccount}.`);
  const servers = fleets.reduce((sum, { Capacity }) => sum + Capacity.Desired, 0);
  return servers + more > serversPerAccount
    ? refuse('LimitExceeded.InstanceLimitExceeded', `It is ${serversPerAccount}.`)
    : undefined;
}

export type NewFleet = Pick<Fleet, 'region' | 'InboundPermissions' | 'attributes'> & {
  readonly CcnInfo?: CcnInfo;
};

/** A new fleet with its network; it applies to the CCN at once. */
export function fleetMade(
  world: World,
  caller: Account,
  given: NewFleet,
): { readonly world: World; readonly FleetId: string } {
  const [head, first] = newId(world, 'fleet-', 8);
  const [tail, second] = newId(first, '-', 8);
  const FleetId = `${head}${tail}`;
  const built = withNetwork(second, FleetId, given.region);
  const fleet: Fleet = {
    FleetId,
    account: caller.id,
    Status: 'NEW',
    Capacity: { ...CAPACITY, MaxiNum: world.tencent.quotas.serversPerAccount },
    ...built.network,
    ...given,
    events: [],
    created: world.now,
    order: world.serial,
  };
  return { world: applying(begun(withOpened(built.world, fleet), fleet), FleetId), FleetId };
}

function applying(world: World, FleetId: string): World {
  const fleet = find(world.tencent.fleets, FleetId);
  if (!fleet?.CcnInfo) return world;
  const target = ccnFor(world, fleet.region, fleet.CcnInfo);
  return target.ok
    ? appliedBy(world, fleet, target.ccn, CREATION_APPLICATION)
    : putRow(world, 'fleets', FleetId, { ...fleet, refusal: target.error.code });
}
