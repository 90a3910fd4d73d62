import type { JsonObject } from '../../../model/json.js';
import type { World } from '../../world.js';
import { accept, action } from '../action.js';
import { PAGING, paged } from '../answer.js';
import { refuse } from '../errors.js';
import { chosen, zulu } from '../listing.js';
import { integer, list, optional, text } from '../params.js';
import { putRow } from '../tables.js';
import { GSE, ownFleet } from './common.js';
import { scaling } from './life.js';
import { fleetsOf } from './making.js';
import { serversOf } from './network.js';
import type { Capacity, Fleet } from './state.js';

const count = optional(integer(0, 1_000, 'InvalidParameterValue'));

/** A fleet that is not in service yet begins with the new number. */
export const updateFleetCapacity = action(
  GSE,
  'UpdateFleetCapacity',
  {
    FleetId: text,
    DesiredInstances: count,
    MinSize: count,
    MaxSize: count,
    ScalingInterval: optional(integer(3, 30, 'InvalidParameterValue')),
  },
  (world, caller, p) => {
    const found = ownFleet(world, caller, p.FleetId);
    if (!found.ok) return found;
    const { fleet } = found;
    const before = fleet.Capacity;
    const Capacity: Capacity = {
      Desired: p.DesiredInstances ?? before.Desired,
      MiniNum: p.MinSize ?? before.MiniNum,
      MaxiNum: p.MaxSize ?? before.MaxiNum,
      ScalingInterval: p.ScalingInterval ?? before.ScalingInterval,
    };
    if (Capacity.Desired < Capacity.MiniNum || Capacity.Desired > Capacity.MaxiNum)
      return refuse(
        'InvalidParameterValue',
        `${Capacity.Desired} servers are not from ${Capacity.MiniNum} to ${Capacity.MaxiNum}.`,
      );
    const { serversPerAccount } = world.tencent.quotas;
    const all = fleetsOf(world, caller).reduce((sum, one) => sum + one.Capacity.Desired, 0);
    if (all - before.Desired + Capacity.Desired > serversPerAccount)
      return refuse('LimitExceeded.InstanceLimitExceeded', `It is ${serversPerAccount}.`);
    const scaled = { ...fleet, Capacity };
    const { FleetId } = fleet;
    const moves = fleet.Status === 'ACTIVE' && Capacity.Desired !== before.Desired;
    return accept(moves ? scaling(world, scaled) : putRow(world, 'fleets', FleetId, scaled), { FleetId });
  },
);

export const describeFleetCapacity = action(
  GSE,
  'DescribeFleetCapacity',
  { FleetIds: list(text), ...PAGING },
  (world, caller, p) => {
    const own = fleetsOf(world, caller);
    const found = chosen(own, (fleet) => fleet.FleetId, { ids: p.FleetIds, filters: [], fields: {} });
    if (!found.ok) return found;
    const items = found.rows.map((fleet) => capacityElement(world, fleet));
    return accept(world, paged(p, 'FleetCapacity', items));
  },
);

function capacityElement(world: World, fleet: Fleet): JsonObject {
  const servers = serversOf(world, fleet);
  const Active = servers.filter(({ up }) => up).length;
  const { Desired, MaxiNum, MiniNum, ScalingInterval } = fleet.Capacity;
  return {
    FleetId: fleet.FleetId,
    InstanceType: fleet.attributes.InstanceType ?? '',
    InstanceCounts: {
      Active,
      Desired,
      Idle: Active,
      MaxiNum,
      MiniNum,
      Pending: servers.length - Active,
      Terminating: 0,
    },
    ScalingInterval,
  };
}

/** The servers of a fleet: the hosts of its network. */
export const describeFleetInstances = action(
  GSE,
  'gse.DescribeInstances',
  { FleetId: text, InstanceId: optional(text), IpAddress: optional(text), ...PAGING },
  (world, caller, p) => {
    const found = ownFleet(world, caller, p.FleetId);
    if (!found.ok) return refuse('InvalidParameterValue', `There is no fleet ${p.FleetId}.`);
    const { fleet } = found;
    const items = serversOf(world, fleet)
      .filter(({ id }) => p.InstanceId === undefined || p.InstanceId === id)
      .filter(({ address }) => p.IpAddress === undefined || p.IpAddress === address)
      .map((server) => ({
        FleetId: fleet.FleetId,
        InstanceId: server.id,
        IpAddress: '',
        PrivateIpAddress: server.address,
        Status: server.up ? 'RUNNING' : 'PENDING',
        Type: fleet.attributes.InstanceType ?? '',
        CreateTime: zulu(fleet.created),
      }));
    return accept(world, paged(p, 'Instances', items));
  },
);
