import t from 'tap';
import { transitlabCommand } from '../../bench/parts/rivals.js';
import { type Toll, tollOf } from '../../bench/record/toll.js';
import { straceHere, traceOf } from '../../bench/record/trace.js';

/**
 * The guard against doing more than is needed: what a star of 100 hosts in 5 security groups asks of the kernel. It
 * depends on the code alone, not on how busy a machine is. A change that is meant is written down here, with its reason
 * in the commit; for each host that is another message, call or setting, `scripts/bench star` tells what it costs.
 */
const HOSTS = 100;
const GROUPS = 5;

const EXPECTED: Toll = {
  messages: {
    link: 402,
    address: 101,
    neighbour: 200,
    route: 201,
    'sets asked': 1,
    set: 10,
    members: 10,
  },
  sends: 105,
  calls: { unshare: 101, setns: 107, mount: 101, umount2: 0, socket: 104, setsockopt: 416 },
  settings: 106,
  programs: ['iptables-restore'],
};

t.test(
  'what 100 hosts in 5 groups ask of the kernel',
  { skip: straceHere() ? false : 'strace is not installed: apt-get install strace' },
  async (t) => {
    t.same(tollOf(traceOf(transitlabCommand(String(HOSTS), String(GROUPS)))), EXPECTED);
  },
);
