import { closeSocket, errnoName, openSocket, receive, sendAll, setSocketOption } from '../libc.js';
import { NLM_F, NLMSG } from './constants.js';
import { interfaceFlags } from './flags.js';
import { attributes, type Message, messages, text } from './reader.js';

const AF_NETLINK = 16;
const SOCK_RAW_CLOEXEC = 3 | 0o2000000;
/** What a socket speaks with. */
export const NETLINK = { ROUTE: 0, NETFILTER: 12 } as const;
const SOL_SOCKET = 1;
const SOL_NETLINK = 270;
const SO_RCVBUFFORCE_FALLBACK = 8;
const NETLINK_CAP_ACK = 10;
const NETLINK_EXT_ACK = 11;
const NLMSGERR_ATTR_MSG = 1;

/** A message that the kernel refused. */
export interface NetlinkRefusal {
  readonly seq: number;
  /** `EEXIST`, `ENODEV`. */
  readonly errno: string;
  /** The kernel's extended text; empty if it gave none. */
  readonly words: string;
}

/** A netlink socket in the namespace in which it was opened. */
export interface NetlinkSocket {
  /** Sends what a writer holds; gives the refusals among its messages. The last message's sequence number is awaited. */
  transact(bytes: Buffer, lastSeq: number): NetlinkRefusal[];
  /** Sends one request, for a dump or with an acknowledgement; gives the answers. Throws what the kernel says if it refuses. */
  dump(bytes: Buffer): Message[];
  /** Flags of an interface in its namespace, as `ip link` shows them but for those above 16 bits; 0 if there is none. */
  flagsOf(dev: string): number;
  close(): void;
}

const HEADER = 16;
const align = (length: number): number => (length + 3) & ~3;

const inbox = Buffer.alloc(1 << 17);

/** The descriptor of a new one, in the namespace where the thread stands. */
export function openNetlink(protocol: number = NETLINK.ROUTE): number {
  const fd = openSocket(AF_NETLINK, SOCK_RAW_CLOEXEC, protocol);
  setSocketOption(fd, SOL_NETLINK, NETLINK_CAP_ACK, 1);
  setSocketOption(fd, SOL_NETLINK, NETLINK_EXT_ACK, 1);
  setSocketOption(fd, SOL_SOCKET, SO_RCVBUFFORCE_FALLBACK, 1 << 20);
  setSocketOption(fd, SOL_SOCKET, 7, 1 << 20);
  return fd;
}

export const netlinkSocket = (protocol?: number): NetlinkSocket => netlinkOn(openNetlink(protocol));

/** Speaks through a descriptor that is open. */
export function netlinkOn(fd: number): NetlinkSocket {
  return {
    transact(bytes, lastSeq) {
      sendAll(fd, bytes, bytes.length);
      const refusals: NetlinkRefusal[] = [];
      for (;;) {
        const received = receive(fd, inbox);
        for (let at = 0; at + HEADER <= received; at += align(inbox.readUInt32LE(at))) {
          if (inbox.readUInt16LE(at + 4) !== NLMSG.ERROR) continue;
          if (inbox.readInt32LE(at + HEADER) !== 0) refusals.push(...refusalAt(at));
          if (inbox.readUInt32LE(at + 8) === lastSeq) return refusals;
        }
      }
    },
    dump(bytes) {
      sendAll(fd, bytes, bytes.length);
      const answers: Message[] = [];
      for (;;) {
        const chunk = Buffer.from(inbox.subarray(0, receive(fd, inbox)));
        for (const message of messages(chunk)) {
          if (message.type === NLMSG.DONE) return answers;
          const refusal = message.type === NLMSG.ERROR ? refusalOf(message) : undefined;
          if (refusal) throw new Error(`dump refused: ${refusal.errno} ${refusal.words}`);
          if (message.type === NLMSG.ERROR) return answers;
          answers.push(message);
        }
      }
    },
    flagsOf: (dev) => interfaceFlags(fd, dev),
    close: () => void closeSocket(fd),
  };
}

/** A message with an error that begins there in the inbox. */
function refusalAt(at: number): NetlinkRefusal[] {
  const [message] = messages(inbox.subarray(at));
  const refusal = message && refusalOf(message);
  return refusal ? [refusal] : [];
}

/** `undefined` for an acknowledgement. */
function refusalOf({ body, flags }: Message): NetlinkRefusal | undefined {
  const error = -body.readInt32LE(0);
  if (error === 0) return undefined;
  const seq = body.readUInt32LE(12);
  // Capped acknowledgements carry the refused message's header only; without capping its body stands in between.
  const tail = flags & NLM_F.CAPPED ? 20 : 4 + ((body.readUInt32LE(4) + 3) & ~3);
  const words = flags & NLM_F.ACK_TLVS ? text(attributes(body, tail).get(NLMSGERR_ATTR_MSG)) : '';
  return { seq, errno: errnoName(error), words };
}
