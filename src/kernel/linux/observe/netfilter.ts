import { readFileSync } from 'node:fs';
import type { PacketFilter } from '../../../plane/plane.js';
import { AF, IPSET, NFNL, NLM_F } from '../netlink/constants.js';
import { attributeList, attributes, ipText, type Message, text } from '../netlink/reader.js';
import { NETLINK, netlinkSocket } from '../netlink/socket.js';
import { type Writer, writer } from '../netlink/writer.js';

type Sets = PacketFilter['sets'];

/** Behind the header of every message of netfilter's comes the family, a version and an id. */
const NFGENMSG = 4;

const out = writer(64);
let seq = 0;

/** Asks the namespace in which the thread stands. Throws where the kernel has no such subsystem. */
function ask(
  subsystem: number,
  command: number,
  family: number,
  more: (w: Writer) => void = () => {},
  flags: number = NLM_F.DUMP,
): Message[] {
  const socket = netlinkSocket(NETLINK.NETFILTER);
  try {
    out.reset();
    out.begin((subsystem << 8) | command, flags, ++seq);
    out.u32(family);
    more(out);
    return socket.dump(out.finish());
  } finally {
    socket.close();
  }
}

/** Address sets by name, with their members sorted as text. A long set comes in several messages. */
export function seenSets(): Sets {
  const sets = new Map<string, string[]>();
  const answers = ask(NFNL.IPSET, IPSET.CMD_LIST, AF.INET, (w) => w.attrU8(IPSET.PROTOCOL, IPSET.VERSION));
  for (const { body } of answers) {
    const set = attributes(body, NFGENMSG);
    const name = text(set.get(IPSET.SETNAME));
    const members = sets.get(name) ?? [];
    sets.set(name, members);
    for (const [, entry] of attributeList(set.get(IPSET.ADT) ?? Buffer.alloc(0)))
      members.push(...memberOf(entry));
  }
  return [...sets]
    .map(([name, members]) => ({ name, members: members.sort() }))
    .sort((a, b) => (a.name < b.name ? -1 : 1));
}

function memberOf(entry: Buffer): string[] {
  const address = attributes(entry).get(IPSET.IP);
  const found = address && ipText(attributes(address).get(IPSET.IPADDR_IPV4));
  return found === undefined ? [] : [found];
}

/** False only if it is certain that no rule of any iptables stands here. Without rules nobody has made a table. */
export function mayHaveRules(): boolean {
  try {
    return legacyTables() || ask(NFNL.NFTABLES, NFNL.NFT_GETTABLE, AF.UNSPEC).length > 0;
  } catch {
    return true;
  }
}

/**
 * A number that is another one after each change of nftables' rules, whoever made it; a new namespace begins at one that
 * stands for no rules. `undefined` where rules may stand that it does not count.
 */
export function generation(): number | undefined {
  try {
    if (legacyTables()) return undefined;
    const [answer] = ask(NFNL.NFTABLES, NFNL.NFT_GETGEN, AF.UNSPEC, () => {}, NLM_F.ACK);
    return answer && attributes(answer.body, NFGENMSG).get(NFNL.NFTA_GEN_ID)?.readUInt32BE(0);
  } catch {
    return undefined;
  }
}

/** Tables of the iptables before nftables. A kernel without it has no such file. */
function legacyTables(): boolean {
  try {
    return readFileSync('/proc/net/ip_tables_names', 'utf8').trim() !== '';
  } catch (error) {
    return (error as NodeJS.ErrnoException).code !== 'ENOENT';
  }
}
