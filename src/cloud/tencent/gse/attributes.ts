import type { Json, JsonObject } from '../../../model/json.js';
import { tags } from '../actions/common.js';
import { refuse } from '../errors.js';
import { integer, list, oneOf, optional, type Reader, record, text } from '../params.js';
import { unread } from '../vpc/common.js';
import { sized } from './common.js';

const VALUE = 'InvalidParameterValue';
const PROCESSES = 50;

/** Fields of a fleet that decide nothing about networks: they are kept and shown. */
export const ATTRIBUTES = {
  AssetId: optional(text),
  Description: optional(sized(0, 100)),
  InstanceType: optional(text),
  FleetType: optional(oneOf(['ON_DEMAND'])),
  Name: optional(sized(1, 50)),
  NewGameServerSessionProtectionPolicy: optional(
    oneOf(['NoProtection', 'FullProtection', 'TimeLimitProtection']),
  ),
  GameServerSessionProtectionTimeLimit: optional(integer(5, 1440, VALUE)),
  ResourceCreationLimitPolicy: optional(
    record({
      NewGameServerSessionsPerCreator: optional(integer(0, 1_000_000, VALUE)),
      PolicyPeriodInMinutes: optional(integer(0, 1_000_000, VALUE)),
    }),
  ),
  InternetMaxBandwidthOut: optional(integer(1, 200, VALUE)),
  Tags: optional(tags),
};

const DEFAULTS: JsonObject = {
  AssetId: '',
  Description: '',
  InstanceType: 'S5.LARGE8',
  FleetType: 'ON_DEMAND',
  NewGameServerSessionProtectionPolicy: 'NoProtection',
  GameServerSessionProtectionTimeLimit: 60,
  ResourceCreationLimitPolicy: { NewGameServerSessionsPerCreator: 2, PolicyPeriodInMinutes: 3 },
  InternetMaxBandwidthOut: 100,
  Tags: [],
};

/** What a call says of these fields, above what was there before. */
export const attributesOf = (
  given: Readonly<Partial<Record<keyof typeof ATTRIBUTES, unknown>>>,
  before: JsonObject = DEFAULTS,
): JsonObject => ({
  ...before,
  ...Object.fromEntries(
    Object.keys(ATTRIBUTES).flatMap((key) => {
      const value = given[key as keyof typeof ATTRIBUTES];
      return value === undefined ? [] : [[key, value as Json]];
    }),
  ),
});

const processes = list(
  record({
    ConcurrentExecutions: integer(1, PROCESSES, VALUE),
    LaunchPath: sized(1, 1024),
    Parameters: optional(sized(0, 1024)),
  }),
  PROCESSES,
);

const serverProcesses: typeof processes = (value, name) => {
  const read = processes(value, name);
  if (!read.ok) return read;
  const sum = read.value.reduce((count, { ConcurrentExecutions }) => count + ConcurrentExecutions, 0);
  return sum > PROCESSES ? refuse(VALUE, `A server runs ${PROCESSES} processes at most, not ${sum}.`) : read;
};

const info = record({ AccountId: text, CcnId: text });
const infos = list(info);

/** A fleet is associated with one CCN at most. */
export const ccnInfo: Reader<{ readonly AccountId: string; readonly CcnId: string } | undefined> = (
  value,
  name,
) => {
  const read = infos(value, name);
  if (!read.ok) return read;
  return read.value.length > 1
    ? refuse(VALUE, 'A fleet is associated with one CCN.')
    : { ok: true, value: read.value[0] };
};

/** What the servers run and have, which nothing looks at. */
export const SERVERS = {
  RuntimeConfiguration: optional(
    record({
      GameServerSessionActivationTimeoutSeconds: optional(integer(1, 600, VALUE)),
      MaxConcurrentGameServerSessionActivations: optional(integer(1, 2_147_483_647, VALUE)),
      ServerProcesses: serverProcesses,
    }),
  ),
  SystemDiskInfo: unread,
  DataDiskInfo: unread,
};
