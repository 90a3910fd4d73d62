import type { Room } from '../../kernel/room.js';
import type { Problem } from '../../model/errors.js';
import { formatSize } from '../../model/units.js';
import type { Demand } from './demand.js';

/** The first of its limits that a machine has too low for a lab, and what to change. */
export function shortage(demand: Demand, room: Room): Omit<Problem, 'where'> | undefined {
  const what = (of: string): string => `this machine cannot hold the lab: too few ${of}`;
  if (demand.namespaces > room.namespaces) {
    return {
      what: what('network namespaces'),
      why: `it needs ${demand.namespaces}, user.max_net_namespaces is ${room.namespaces}`,
      hint: `sudo sysctl -w user.max_net_namespaces=${roomy(demand.namespaces)}`,
    };
  }
  if (demand.mounts > room.mounts) {
    return {
      what: what('mounts, of which each network namespace takes one'),
      why: `it needs ${demand.mounts}, fs.mount-max is ${room.mounts}`,
      hint: `sudo sysctl -w fs.mount-max=${roomy(demand.mounts)}`,
    };
  }
  if (demand.descriptors > room.descriptors) {
    return {
      what: what('open files'),
      why: `it needs ${demand.descriptors}, one process may have ${room.descriptors}`,
      hint:
        `as root: prlimit --pid $$ --nofile=${roomy(demand.descriptors)} in the shell that starts transitlab; ` +
        'for good: a `nofile` line in /etc/security/limits.conf',
    };
  }
  if (demand.memory > room.memory) {
    return {
      what: 'this machine cannot hold the lab: too little memory',
      why: `it needs about ${formatSize(demand.memory)} of the kernel's, ${formatSize(room.memory)} can be had`,
      hint: 'end other programs, give the machine or its container more, or divide the scenario into several',
    };
  }
  return undefined;
}

/** The next power of two: nobody wants to come back for the next host. */
const roomy = (needed: number): number => 2 ** Math.ceil(Math.log2(needed));
