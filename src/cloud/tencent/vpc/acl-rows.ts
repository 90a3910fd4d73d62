import { put } from '../../../model/json.js';
import { find } from '../../lookup.js';
import type { Account, NetworkAcl, World } from '../../world.js';
import type { ErrorCode } from '../errors.js';
import { type Found, own } from './common.js';

export const ownAcl = (world: World, caller: Account, id: string, foreign?: ErrorCode): Found<NetworkAcl> => {
  const acl = find(world.networkAcls, id);
  return own(caller, acl, acl && find(world.vpcs, acl.vpc)?.account, 'acl', id, foreign);
};

export const withAcl = (world: World, acl: NetworkAcl): World => ({
  ...world,
  networkAcls: put(world.networkAcls, acl.id, acl),
});
