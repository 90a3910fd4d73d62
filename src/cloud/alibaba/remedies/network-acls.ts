import type { JsonObject } from '../../../model/json.js';
import { find } from '../../lookup.js';
import { callsOf, type Obstacle, type Remedies, sweeping } from '../../remedies.js';
import type { NetworkAcl, NetworkAclEntry } from '../../world.js';
import { portsText } from '../ports.js';

const PROTOCOL = { icmp: 'ICMP', tcp: 'TCP', udp: 'UDP' } as const;

/** Answers go to the port that the asking system chose: any that systems choose from. */
const CHOSEN_PORTS = '1024/65535';

/** Against a network ACL: an entry for this very packet ahead of all others; or the vSwitch leaves the list. */
export const openAcls: Remedies = (world, _fabric, obstacle) => {
  const [id = '', VSwitchId = ''] = obstacle.object.split('@');
  const acl = find(world.networkAcls, id);
  const vpc = acl && find(world.vpcs, acl.vpc);
  if (!acl || !vpc || find(world.accounts, vpc.account)?.cloud !== 'alibaba') return [];
  const freed = {
    NetworkAclId: acl.id,
    Resource: [{ ResourceId: VSwitchId, ResourceType: 'VSwitch' }],
    RegionId: vpc.region,
  };
  return [
    callsOf(vpc.account, { action: 'UpdateNetworkAclEntries', params: opened(acl, obstacle) }),
    sweeping(callsOf(vpc.account, { action: 'UnassociateNetworkAcl', params: freed })),
  ];
};

/** A call states a whole list: the entry, then those that stand. */
function opened(acl: NetworkAcl, obstacle: Obstacle): JsonObject {
  const { code, protocol, direction, port, source, destination } = obstacle;
  const chosen = direction === 'return' ? CHOSEN_PORTS : `${port}/${port}`;
  const common = {
    Policy: 'accept',
    Protocol: PROTOCOL[protocol],
    Port: port === undefined ? '-1/-1' : chosen,
  };
  return code === 'ACL_INGRESS_DENY'
    ? {
        NetworkAclId: acl.id,
        UpdateIngressAclEntries: true,
        IngressAclEntries: [
          { ...common, SourceCidrIp: `${source}/32` },
          ...acl.ingress.map((entry) => ({ ...given(entry), SourceCidrIp: entry.peer })),
        ],
      }
    : {
        NetworkAclId: acl.id,
        UpdateEgressAclEntries: true,
        EgressAclEntries: [
          { ...common, DestinationCidrIp: `${destination}/32` },
          ...acl.egress.map((entry) => ({ ...given(entry), DestinationCidrIp: entry.peer })),
        ],
      };
}

const given = ({ id, name, protocol, ports, policy, description }: NetworkAclEntry) => ({
  NetworkAclEntryId: id,
  ...(name !== undefined && { NetworkAclEntryName: name }),
  Policy: policy,
  Protocol: protocol,
  Port: portsText(protocol, ports),
  ...(description !== undefined && { Description: description }),
});
