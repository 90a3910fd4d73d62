import type { Filter, Rule } from '../fabric/fabric.js';
import { hasIp, ip } from '../model/cidr.js';
import { once } from '../model/memo.js';

/** One packet at a filter: what a rule can ask about. */
export interface Packet {
  readonly protocol: 'icmp' | 'tcp' | 'udp';
  readonly source: string;
  readonly destination: string;
  readonly sourcePort?: number | undefined;
  readonly port?: number | undefined;
}

const inRange = (port: number | undefined, range: readonly [number, number] | undefined): boolean =>
  !range || (port !== undefined && port >= range[0] && port <= range[1]);

/** The first rule of a list that fits; lists end in a rule that fits everything. */
export function firstMatch(
  rules: readonly Rule[],
  filter: Filter,
  packet: Packet,
  direction: 'ingress' | 'egress',
): Rule | undefined {
  const [peer, local] =
    direction === 'ingress' ? [packet.source, packet.destination] : [packet.destination, packet.source];
  return rules.find(
    (rule) =>
      (rule.protocol === 'all' || rule.protocol === packet.protocol) &&
      inRange(packet.port, rule.ports) &&
      inRange(packet.sourcePort, rule.sourcePorts) &&
      isPeer(rule, filter, peer) &&
      (!rule.local || hasIp(rule.local.cidr, ip(local))),
  );
}

const membersOf = once((set: readonly string[]): ReadonlySet<string> => new Set(set));

function isPeer(rule: Rule, filter: Filter, address: string): boolean {
  if (!rule.peer) return true;
  if ('cidr' in rule.peer) return hasIp(rule.peer.cidr, ip(address));
  const members = filter.sets[rule.peer.set];
  return members !== undefined && membersOf(members).has(address);
}
