import type { Kernel } from '../kernel.js';
import { applyPlan } from './apply.js';
import { readCounters } from './counters.js';
import { lacks } from './lacks.js';
import { namespaces } from './namespaces.js';
import { observe } from './observe.js';
import { readPacketCounters } from './packet-counters.js';
import { room } from './room.js';

/** The real kernel. Only inside a sandbox: it wants CAP_NET_ADMIN and CAP_SYS_ADMIN and a /run of its own. */
export function linuxKernel(): Kernel {
  const spaces = namespaces();
  return {
    observe: (only) => observe(spaces, only),
    apply: (plan) => applyPlan(spaces, plan),
    counters: async (interfaces) => readCounters(spaces, interfaces),
    packetCounters: (names) => readPacketCounters(spaces, names),
    async prune(keep) {
      const { namespaces: ours } = await observe(spaces);
      for (const { name } of ours) if (!keep.includes(name)) spaces.remove(name);
    },
    within: spaces.within,
    lacks,
    room,
    close: spaces.close,
  };
}
