import type { Call } from '../../call.js';
import { find } from '../../lookup.js';
import type { Remedies, Remedy } from '../../remedies.js';
import type { Vpc, World } from '../../world.js';
import { routerInterfacesOf } from '../lookup.js';
import { routerOf } from '../router-interface/lookup.js';
import type { RouterInterface } from '../state/router-interface.js';
import { endsOf, uidOf } from './ends.js';

/** The least that is sold. */
const SPEC = 'Mini.2';

/** Express Connect, for two VPCs of which one is in a peering already, so that no CEN takes it: the next call on the way to one. */
export const peer: Remedies = (world, _fabric, obstacle) => {
  const { from, to } = endsOf(world, obstacle);
  const vpcs = (ids: readonly string[]): Vpc[] => ids.flatMap((id) => find(world.vpcs, id) ?? []);
  return vpcs(from).flatMap((one) =>
    vpcs(to)
      .filter((other) => other.id !== one.id && [one, other].some((vpc) => isPeered(world, vpc)))
      .flatMap((other) => next(world, one, other)),
  );
};

const isPeered = (world: World, { id }: Vpc): boolean => routerInterfacesOf(world, id).length > 0;

function next(world: World, one: Vpc, other: Vpc): Remedy[] {
  const near = idleOf(world, one, 'InitiatingSide').find(
    ({ OppositeRouterId }) => OppositeRouterId === routerOf(other.id),
  );
  if (!near) return step(created(world, one, other, { Role: 'InitiatingSide', Spec: SPEC }));
  const OppositeInterfaceId = near.RouterInterfaceId;
  const far = idleOf(world, other, 'AcceptingSide').find(
    (row) => row.OppositeInterfaceId === OppositeInterfaceId,
  );
  if (!far)
    return step(created(world, other, one, { Role: 'AcceptingSide', Spec: 'Negative', OppositeInterfaceId }));
  return near.OppositeInterfaceId === far.RouterInterfaceId ? [] : step(told(near, far));
}

const step = (call: Call): Remedy[] => [{ kind: 'calls', calls: [call] }];

const idleOf = (world: World, { id }: Vpc, role: RouterInterface['Role']): RouterInterface[] =>
  routerInterfacesOf(world, id).filter(({ Role, Status }) => Role === role && Status === 'Idle');

function created(world: World, at: Vpc, opposite: Vpc, params: Call['params']): Call {
  return {
    as: at.account,
    action: 'CreateRouterInterface',
    params: {
      RegionId: at.region,
      RouterType: 'VRouter',
      RouterId: routerOf(at.id),
      OppositeRegionId: opposite.region,
      OppositeRouterId: routerOf(opposite.id),
      ...(at.account === opposite.account
        ? {}
        : { OppositeInterfaceOwnerId: uidOf(world, opposite.account) }),
      ...params,
    },
  };
}

/** The initiating side learns which interface it is to meet. */
const told = (near: RouterInterface, far: RouterInterface): Call => ({
  as: near.account,
  action: 'ModifyRouterInterfaceAttribute',
  params: {
    RouterInterfaceId: near.RouterInterfaceId,
    OppositeInterfaceId: far.RouterInterfaceId,
  },
});
