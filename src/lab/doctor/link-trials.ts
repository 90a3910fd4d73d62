import { IFLA, NLM_F, RTM, TCA } from '../../kernel/linux/netlink/constants.js';
import { netlinkSocket } from '../../kernel/linux/netlink/socket.js';
import { type Writer, writer } from '../../kernel/linux/netlink/writer.js';
import type { Trial } from './trial.js';

const IFLA_VRF_TABLE = 1;
const TC_H_ROOT = 0xffffffff;
const HTB_VERSION = 3;
const HTB_RATE2QUANTUM = 10;
/** Ours to choose, in a namespace that has nothing but `lo`. */
const VETH_INDEX = 10;

/** Devices and queues, tried over rtnetlink. The veth stays, for the queues to be set on. */
export const linkTrials: readonly Trial[] = [
  {
    name: 'veth',
    optional: false,
    module: 'veth',
    purpose: 'cables between namespaces',
    attempt: () => addLink('veth', VETH_INDEX),
  },
  {
    name: 'htb',
    optional: false,
    module: 'sch_htb',
    purpose: 'rates of lines',
    attempt: () => setQueue(1, 'htb', (w) => w.nest(TCA.OPTIONS, () => w.attrBytes(TCA.HTB_INIT, htbInit()))),
  },
  {
    name: 'bfifo',
    optional: false,
    module: 'sch_fifo',
    purpose: 'queues bounded in time',
    attempt: () => setQueue(2, 'bfifo', (w) => w.attrU32(TCA.OPTIONS, 1514)),
  },
  {
    name: 'netem',
    optional: true,
    module: 'sch_netem',
    purpose: 'latency, jitter and loss of lines',
    attempt: () => setQueue(3, 'netem', (w) => w.attrBytes(TCA.OPTIONS, netemOptions())),
  },
  {
    name: 'ifb',
    optional: true,
    module: 'ifb',
    purpose: 'shaping what comes in',
    attempt: () => addLink('ifb', 20),
  },
  {
    name: 'vrf',
    optional: true,
    module: 'vrf',
    purpose: 'several route tables bound to devices',
    attempt: () => addLink('vrf', 30, (w) => w.nest(IFLA.INFO_DATA, () => w.attrU32(IFLA_VRF_TABLE, 100))),
  },
];

function addLink(kind: string, index: number, data: (w: Writer) => void = () => {}): string | undefined {
  return transact(RTM.NEWLINK, (w) => {
    for (const field of [0, index, 0, 0]) w.u32(field); // struct ifinfomsg
    w.attrText(IFLA.IFNAME, `trial-${kind}`); // The peer of a veth takes `veth0`.
    w.nest(IFLA.LINKINFO, () => {
      w.attrText(IFLA.INFO_KIND, kind);
      data(w);
    });
  });
}

/** At the veth's root, in place of the one before, whose handle it may not take. */
function setQueue(handle: number, kind: string, options: (w: Writer) => void): string | undefined {
  return transact(RTM.NEWQDISC, (w) => {
    for (const field of [0, VETH_INDEX, handle << 16, TC_H_ROOT, 0]) w.u32(field); // struct tcmsg
    w.attrText(TCA.KIND, kind);
    options(w);
  });
}

function transact(type: number, fill: (w: Writer) => void): string | undefined {
  const w = writer(256);
  w.begin(type, NLM_F.CREATE | NLM_F.REPLACE, 1);
  fill(w);
  const socket = netlinkSocket();
  try {
    const [refusal] = socket.transact(w.finish(), 1);
    return refusal && [refusal.errno, refusal.words].filter(Boolean).join(': ');
  } finally {
    socket.close();
  }
}

/** struct tc_htb_glob. */
function htbInit(): Buffer {
  const bytes = Buffer.alloc(20);
  bytes.writeUInt32LE(HTB_VERSION, 0);
  bytes.writeUInt32LE(HTB_RATE2QUANTUM, 4);
  return bytes;
}

/** struct tc_netem_qopt: a queue of 1000, and nothing else. */
function netemOptions(): Buffer {
  const bytes = Buffer.alloc(24);
  bytes.writeUInt32LE(1000, 4);
  return bytes;
}
