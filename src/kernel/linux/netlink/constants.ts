/** Numbers of rtnetlink, from linux/rtnetlink.h and its neighbours, under the kernel's own names. */
export const NLM_F = {
  REQUEST: 1,
  ACK: 4,
  DUMP: 0x300,
  REPLACE: 0x100,
  EXCL: 0x200,
  CREATE: 0x400,
  CAPPED: 0x100,
  ACK_TLVS: 0x200,
} as const;
export const NLMSG = { ERROR: 2, DONE: 3 } as const;
export const RTM = {
  NEWLINK: 16,
  DELLINK: 17,
  GETLINK: 18,
  NEWADDR: 20,
  DELADDR: 21,
  GETADDR: 22,
  NEWROUTE: 24,
  DELROUTE: 25,
  GETROUTE: 26,
  NEWNEIGH: 28,
  DELNEIGH: 29,
  GETNEIGH: 30,
  NEWRULE: 32,
  DELRULE: 33,
  GETRULE: 34,
  NEWQDISC: 36,
  DELQDISC: 37,
  GETQDISC: 38,
  NEWTCLASS: 40,
  GETTCLASS: 42,
} as const;
export const IFLA = {
  ADDRESS: 1,
  IFNAME: 3,
  MTU: 4,
  LINK: 5,
  TXQLEN: 13,
  OPERSTATE: 16,
  LINKINFO: 18,
  IFALIAS: 20,
  STATS64: 23,
  AF_SPEC: 26,
  NET_NS_FD: 28,
  NUM_TX_QUEUES: 31,
  NUM_RX_QUEUES: 32,
  LINK_NETNSID: 37,
  GSO_MAX_SEGS: 40,
  INFO_KIND: 1,
  INFO_DATA: 2,
  VETH_INFO_PEER: 1,
  INET_CONF: 1,
  INET6_ADDR_GEN_MODE: 8,
} as const;
/** Per-device IPv4 settings inside IFLA_AF_SPEC; numbers as in linux/ip.h. */
export const DEVCONF = { FORWARDING: 1, RP_FILTER: 8, SEND_REDIRECTS: 5 } as const;
export const IFA = { ADDRESS: 1, LOCAL: 2, FLAGS: 8, F_NOPREFIXROUTE: 0x200 } as const;
export const RTA = { DST: 1, OIF: 4, GATEWAY: 5, PREFSRC: 7, TABLE: 15 } as const;
export const RTN = { UNICAST: 1, BLACKHOLE: 6 } as const;
export const RTPROT_STATIC = 4;
export const RTNH_F_ONLINK = 4;
export const RT_SCOPE = { UNIVERSE: 0, LINK: 253 } as const;
export const NDA = { DST: 1, LLADDR: 2 } as const;
export const NUD_PERMANENT = 0x80;
export const FRA = { IIFNAME: 3, PRIORITY: 6, TABLE: 15 } as const;
export const FR_ACT_TO_TBL = 1;
export const TCA = {
  KIND: 1,
  OPTIONS: 2,
  STATS2: 7,
  HTB_PARMS: 1,
  HTB_INIT: 2,
  HTB_RATE64: 6,
  HTB_CEIL64: 7,
} as const;
/** Of linux/gen_stats.h. */
export const TCA_STATS = { QUEUE: 3 } as const;
export const TCA_NETEM = { RATE: 6, RATE64: 8, LATENCY64: 10, JITTER64: 11 } as const;
export const AF = { UNSPEC: 0, INET: 2, INET6: 10 } as const;
export const IFF_UP = 1;
export const IFF_RUNNING = 0x40;
export const IFF_LOWER_UP = 0x10000;
export const IF_OPER_DORMANT = 5;
export const IF_OPER_UP = 6;
/** Subsystems of netfilter, from linux/netfilter/nfnetlink.h, and the command that lists tables. */
export const NFNL = { IPSET: 6, NFTABLES: 10, NFT_GETTABLE: 1, NFT_GETGEN: 16, NFTA_GEN_ID: 1 } as const;
/** Of linux/netfilter/ipset/ip_set.h; the version is the oldest that the kernel still speaks. */
export const IPSET = {
  VERSION: 6,
  CMD_CREATE: 2,
  CMD_DESTROY: 3,
  CMD_SWAP: 6,
  CMD_LIST: 7,
  CMD_ADD: 9,
  PROTOCOL: 1,
  SETNAME: 2,
  TYPENAME: 3,
  SETNAME2: 3,
  REVISION: 4,
  FAMILY: 5,
  DATA: 7,
  ADT: 8,
  LINENO: 9,
  IP: 1,
  IPADDR_IPV4: 1,
} as const;
/** What the subsystem refuses with beside errno's codes. */
export const IPSET_ERRORS: Readonly<Record<string, string>> = {
  4098: 'the kernel has no sets of type hash:ip',
  4099: 'there are too many sets',
  4100: 'the set is in use',
  4102: 'the sets are of different types',
  4103: 'it is there already',
  4352: 'the set is full',
};
/** Bits of an attribute's type. */
export const NLA_F = { NESTED: 0x8000, NET_BYTEORDER: 0x4000 } as const;
