import { find, vpcOfHost } from '../../lookup.js';
import { callsOf, type Remedies } from '../../remedies.js';
import { routerInterfacesOf } from '../lookup.js';
import type { RouterInterface } from '../state/router-interface.js';
import { vbrsOf } from '../vbr/lookup.js';
import { endsOf } from './ends.js';

/** An instance that its owner stopped. */
export const startInstance: Remedies = (world, _fabric, { object }) => {
  const host = find(world.hosts, object);
  const vpc = host && vpcOfHost(world, host);
  if (!host || host.up || !vpc || find(world.accounts, vpc.account)?.cloud !== 'alibaba') return [];
  return [callsOf(vpc.account, { action: 'StartInstances', params: { InstanceId: [host.id] } })];
};

/** VBRs that the owner of their line closed: the one the obstacle names, or those of one of its ends. */
export const recoverVbr: Remedies = (world, _fabric, obstacle) => {
  const { from, to } = endsOf(world, obstacle);
  const named = obstacle.object.split('/')[0] ?? '';
  return vbrsOf(world)
    .filter(({ Status, VbrId }) => Status === 'terminated' && [named, ...from, ...to].includes(VbrId))
    .flatMap(({ VbrId, PhysicalConnectionId }) => {
      const line = find(world.lines, PhysicalConnectionId);
      return line ? [callsOf(line.account, { action: 'RecoverVirtualBorderRouter', params: { VbrId } })] : [];
    });
};

/** Express Connect: the ends of a peering of this router that are not in use. */
export const usePeering: Remedies = (world, _fabric, { router = '', object }) => {
  const named = object.split('/').flatMap((id) => find(world.alibaba.routerInterfaces, id) ?? []);
  const near = routerInterfacesOf(world, router);
  const far = near.flatMap(
    ({ OppositeInterfaceId = '' }) => find(world.alibaba.routerInterfaces, OppositeInterfaceId) ?? [],
  );
  const ends = new Map([...named, ...near, ...far].map((row) => [row.RouterInterfaceId, row]));
  return [...ends.values()].flatMap((row) => {
    const action = actionFor(row);
    const { RouterInterfaceId } = row;
    return action === undefined ? [] : [callsOf(row.account, { action, params: { RouterInterfaceId } })];
  });
};

function actionFor({ Status, Role }: RouterInterface): string | undefined {
  if (Status === 'Inactive') return 'ActivateRouterInterface';
  return Status === 'Idle' && Role === 'InitiatingSide' ? 'ConnectRouterInterface' : undefined;
}
