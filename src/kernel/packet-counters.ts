/** What packets have moved in a namespace since its cables and its filter were made. */
export interface PacketCounters {
  readonly namespace: string;
  /** Its ends of cables, sorted by name. */
  readonly interfaces: readonly InterfacePackets[];
  /** Empty where nothing is filtered. */
  readonly filter: readonly RulePackets[];
  /** Since the namespace was made, by the kernel's names: `IpForwDatagrams`, `TcpExtIPReversePathFilter`. */
  readonly ip: Readonly<Record<IpCount, number>>;
}

/** Frames at one end of a cable. */
export interface InterfacePackets {
  readonly dev: string;
  /** Behind its queue. */
  readonly sent: number;
  readonly received: number;
  /** By its shaper, or lost by its delay. */
  readonly queueDrops: number;
}

/** A rule, or a policy that drops what none of a chain's rules decides. */
export interface RulePackets {
  /** As in `PacketFilter.rules`. */
  readonly line: string;
  readonly packets: number;
}

/** Counts that tell what became of a packet which no rule and no interface explains. */
export const IP_COUNTS = [
  'IpInReceives',
  'IpInHdrErrors',
  'IpInAddrErrors',
  'IpForwDatagrams',
  'IpInDiscards',
  'IpInDelivers',
  'IpOutNoRoutes',
  'IpExtInNoRoutes',
  'TcpExtIPReversePathFilter',
] as const;
export type IpCount = (typeof IP_COUNTS)[number];

/** All of them, from those that are known. */
export const ipCounts = (known: (name: IpCount) => number | undefined): Record<IpCount, number> =>
  Object.fromEntries(IP_COUNTS.map((name) => [name, known(name) ?? 0])) as Record<IpCount, number>;

/** Lines of a filter that have a count of their own that matters. */
export const isCounted = (line: string): boolean => line.startsWith('-A ') || / DROP$/.test(line);
