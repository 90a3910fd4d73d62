import type { PacketFilter } from '../../plane/plane.js';
import { AF, IPSET, IPSET_ERRORS, NFNL, NLA_F, NLM_F } from './netlink/constants.js';
import { NETLINK, netlinkSocket } from './netlink/socket.js';
import { type Writer, writer } from './netlink/writer.js';
import { LARGEST_SEND } from './session.js';

type Sets = PacketFilter['sets'];

/** What a set is filled in, before it takes the place of one that is in use. */
export const TEMPORARY = 'transitlab-tmp';
/** An attribute holds 64 KB; a member takes 16 bytes. */
const MEMBERS_AT_ONCE = 1000;
/** The first revision of the type, which every kernel has. */
const REVISION = 0;

type Step = (w: Writer, seq: number) => void;

/**
 * Makes sets have these members, in the namespace in which the thread stands; `standing` are the names of all that there
 * are. A set in use changes at once, from all it held to all it is to hold. Throws `Error` with the kernel's refusal.
 */
export function writeSets(sets: Sets, standing: readonly string[]): void {
  send([
    // Left by a change that was refused half-way.
    ...(standing.includes(TEMPORARY) ? [destroy(TEMPORARY)] : []),
    ...sets.flatMap(({ name, members }) =>
      standing.includes(name)
        ? [...filled(TEMPORARY, members), swap(TEMPORARY, name), destroy(TEMPORARY)]
        : filled(name, members),
    ),
  ]);
}

/** Of what is in use nothing. */
export const destroySets = (names: readonly string[]): void => send(names.map(destroy));

function send(steps: readonly Step[]): void {
  if (steps.length === 0) return;
  const socket = netlinkSocket(NETLINK.NETFILTER);
  try {
    const out = writer();
    for (const [i, step] of steps.entries()) {
      step(out, i + 1);
      if (i + 1 < steps.length && out.size() < LARGEST_SEND) continue;
      const [refusal] = socket.transact(out.finish(), i + 1);
      if (refusal) throw new Error(IPSET_ERRORS[refusal.errno] ?? refusal.errno);
      out.reset();
    }
  } finally {
    socket.close();
  }
}

function begin(w: Writer, seq: number, command: number, flags: number, name: string): void {
  w.begin((NFNL.IPSET << 8) | command, flags, seq);
  w.u32(AF.INET);
  w.attrU8(IPSET.PROTOCOL, IPSET.VERSION);
  w.attrText(IPSET.SETNAME, name);
}

const filled = (name: string, members: readonly string[]): Step[] => [
  create(name),
  ...chunks(members).map((some) => add(name, some)),
];

const create =
  (name: string): Step =>
  (w, seq) => {
    begin(w, seq, IPSET.CMD_CREATE, NLM_F.EXCL, name);
    w.attrText(IPSET.TYPENAME, 'hash:ip');
    w.attrU8(IPSET.REVISION, REVISION);
    w.attrU8(IPSET.FAMILY, AF.INET);
    w.nest(IPSET.DATA | NLA_F.NESTED, () => {});
  };

const add =
  (name: string, members: readonly string[]): Step =>
  (w, seq) => {
    begin(w, seq, IPSET.CMD_ADD, 0, name);
    // Where several are added the kernel wants to be told a line, for its complaints.
    w.attrU32(IPSET.LINENO, 0);
    w.nest(IPSET.ADT | NLA_F.NESTED, () => {
      for (const member of members)
        w.nest(IPSET.DATA | NLA_F.NESTED, () =>
          w.nest(IPSET.IP | NLA_F.NESTED, () => w.attrIp(IPSET.IPADDR_IPV4 | NLA_F.NET_BYTEORDER, member)),
        );
    });
  };

const swap =
  (from: string, to: string): Step =>
  (w, seq) => {
    begin(w, seq, IPSET.CMD_SWAP, 0, from);
    w.attrText(IPSET.SETNAME2, to);
  };

const destroy =
  (name: string): Step =>
  (w, seq) =>
    begin(w, seq, IPSET.CMD_DESTROY, 0, name);

const chunks = (members: readonly string[]): string[][] =>
  Array.from({ length: Math.ceil(members.length / MEMBERS_AT_ONCE) }, (_, i) =>
    members.slice(i * MEMBERS_AT_ONCE, (i + 1) * MEMBERS_AT_ONCE),
  );
