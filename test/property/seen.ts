import { emptyAlibaba } from '../../src/cloud/alibaba/state.js';
import { emptyTencent } from '../../src/cloud/tencent/state.js';
import { placeOf } from '../../src/cloud/tencent/vpc/groups.js';
import type { Account, CloudName, World } from '../../src/cloud/world.js';
import type { Table } from '../../src/model/json.js';
import type { Dice } from './dice.js';

/** The account that a cloud's service has by itself: nobody calls as it. */
const isService = ({ id }: Account): boolean => id.includes(' ');

/**
 * What a cloud's customers look at when they call: what is theirs. One time in ten all that there is, so that they
 * also name what belongs to another cloud or to a service.
 */
export const seenBy = (world: World, cloud: CloudName, dice: Dice): World =>
  withoutServices(dice.chance(10) ? world : ownOf(world, cloud));

const withoutServices = (world: World): World => ({
  ...world,
  accounts: kept(world.accounts, (account) => !isService(account)),
});

/** The part of a world that belongs to one cloud's customers; data centres are everybody's. */
export function ownOf(world: World, cloud: CloudName): World {
  const accounts = kept(world.accounts, (row) => row.cloud === cloud && !isService(row));
  const theirs = ({ account }: { readonly account: string }): boolean => Object.hasOwn(accounts, account);
  const vpcs = kept(world.vpcs, theirs);
  const inside = ({ vpc }: { readonly vpc: string }): boolean => Object.hasOwn(vpcs, vpc);
  const subnets = kept(world.subnets, inside);
  const vpnGateways = kept(world.vpnGateways, theirs);
  return {
    ...world,
    accounts,
    vpcs,
    subnets,
    hosts: kept(world.hosts, ({ subnet }) => Object.hasOwn(subnets, subnet)),
    securityGroups: kept(
      world.securityGroups,
      (group) => inside(group) || (cloud === 'tencent' && theirs(placeOf(world, group))),
    ),
    routeTables: kept(world.routeTables, inside),
    networkAcls: kept(world.networkAcls, inside),
    lines: kept(world.lines, theirs),
    vpnGateways,
    vpnConnections: kept(world.vpnConnections, ({ ends }) =>
      ends.some((end) => Object.hasOwn(vpnGateways, end)),
    ),
    ...(cloud === 'alibaba' ? { tencent: emptyTencent() } : { alibaba: emptyAlibaba() }),
  };
}

const kept = <T>(table: Table<T>, test: (row: T) => boolean): Table<T> =>
  Object.fromEntries(Object.entries(table).filter(([, row]) => test(row)));
