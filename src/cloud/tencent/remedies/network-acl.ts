import type { JsonObject } from '../../../model/json.js';
import { holds } from '../../home.js';
import { find } from '../../lookup.js';
import { type Obstacle, type Remedies, sweeping } from '../../remedies.js';
import type { NetworkAcl, NetworkAclEntry, World } from '../../world.js';
import { type AclDirection, entriesOf, entryElement } from '../vpc/acl-entries.js';
import { call, remedyOf } from './calls.js';

/**
 * Entries for this flow alone, before all others: for the packet that was stopped, and for its answer where the list
 * would drop it too. A call replaces all entries of a direction, so the others are given again. The last resort takes
 * the list off the subnet.
 */
export const passing: Remedies = (world, _fabric, obstacle) => {
  const [id = '', subnet = ''] = obstacle.object.split('@');
  const acl = find(world.networkAcls, id);
  const account = acl && tencentOwner(world, acl);
  if (!acl || account === undefined) return [];
  return [
    remedyOf(
      call(account, 'ModifyNetworkAclEntries', {
        NetworkAclId: id,
        NetworkAclEntrySet: wanted(acl, obstacle),
      }),
    ),
    sweeping(
      remedyOf(call(account, 'DisassociateNetworkAclSubnets', { NetworkAclId: id, SubnetIds: [subnet] })),
    ),
  ];
};

function tencentOwner(world: World, { vpc }: NetworkAcl): string | undefined {
  const account = find(world.accounts, find(world.vpcs, vpc)?.account ?? '');
  return account?.cloud === 'tencent' ? account.id : undefined;
}

const FIELD = { ingress: 'Ingress', egress: 'Egress' } as const;
const PROTOCOL = { icmp: 'ICMP', tcp: 'TCP', udp: 'UDP' } as const;
/** From where systems choose the port of the sending side. */
const CLIENT_PORTS = '1024-65535';

function wanted(acl: NetworkAcl, obstacle: Obstacle): JsonObject {
  const { code, direction, protocol, source, destination, port, sourcePort } = obstacle;
  const [way, other]: readonly AclDirection[] =
    code === 'ACL_INGRESS_DENY' ? ['ingress', 'egress'] : ['egress', 'ingress'];
  const peer = way === 'ingress' ? source : destination;
  const set = (at: AclDirection, Port: number | string | undefined): JsonObject => ({
    [FIELD[at]]: [accepting(protocol, peer, Port), ...entriesOf(acl, at).map(entryFields)],
  });
  if (!way || !other) return {};
  if (direction === 'return') return set(way, port === undefined ? undefined : CLIENT_PORTS);
  const answered = passes(acl[other], protocol, peer, sourcePort);
  return {
    ...set(way, port),
    ...(answered ? {} : set(other, port === undefined ? undefined : CLIENT_PORTS)),
  };
}

const accepting = (
  protocol: Obstacle['protocol'],
  peer: string,
  Port: number | string | undefined,
): JsonObject => ({
  Protocol: PROTOCOL[protocol],
  ...(Port !== undefined && { Port: String(Port) }),
  CidrBlock: `${peer}/32`,
  Action: 'ACCEPT',
});

/** As the call wants it: without what the cloud makes itself. */
function entryFields(entry: Parameters<typeof entryElement>[0], index: number): JsonObject {
  const { NetworkAclIpv4EntryId: _id, Priority: _priority, ...fields } = entryElement(entry, index);
  return fields;
}

/** Whether a list lets a packet pass: the first entry that fits decides. */
const passes = (
  entries: readonly NetworkAclEntry[],
  protocol: Obstacle['protocol'],
  peer: string,
  port: number | undefined,
): boolean =>
  entries.find(
    (entry) =>
      (entry.protocol === 'ALL' || entry.protocol === PROTOCOL[protocol]) &&
      holds(entry.peer, peer) &&
      (!entry.ports || (port !== undefined && port >= entry.ports[0] && port <= entry.ports[1])),
  )?.policy === 'accept';
