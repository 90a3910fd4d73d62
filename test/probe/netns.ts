/**
 * Namespaces for tests of probes, laid with iproute2 inside a sandbox: host `a`, router `r`, host `b`. As in a lab there
 * is no IPv6 and no ARP: their frames would be counted on a slow line.
 */
import { execFileSync } from 'node:child_process';
import { closeSync, openSync } from 'node:fs';
import koffi from 'koffi';
import { shaper } from '../../src/plane/compile/shaper.js';
import type { Within } from '../../src/probe/tool.js';

export const A = '10.0.1.2';
export const B = '10.0.2.2';

const CLONE_NEWNET = 0x40000000;
const setns = koffi.load(null).func('int setns(int, int)') as (fd: number, kind: number) => number;

/** As a kernel's `within`, over namespaces that `ip netns` named. */
export const kernel: Within = {
  within(namespace, start) {
    const home = openSync('/proc/self/ns/net', 'r');
    const there = openSync(`/run/netns/${namespace}`, 'r');
    try {
      if (setns(there, CLONE_NEWNET) < 0) throw new Error(`setns ${namespace}: errno ${koffi.errno()}`);
      return start();
    } finally {
      setns(home, CLONE_NEWNET);
      closeSync(there);
      closeSync(home);
    }
  },
};

const sh = (script: string): void =>
  void execFileSync('sh', ['-euc', script], { stdio: ['ignore', 'ignore', 'inherit'] });

export function layNetwork(): void {
  sh(`
    for n in a r b; do
      ip netns add $n; ip -n $n link set lo up
      ip netns exec $n sh -c 'echo 1 >/proc/sys/net/ipv6/conf/default/disable_ipv6'
    done
    ip link add eth0 netns a type veth peer name ra netns r
    ip link add eth0 netns b type veth peer name rb netns r
    ip -n a addr add ${A}/24 dev eth0; ip -n b addr add ${B}/24 dev eth0
    ip -n r addr add 10.0.1.1/24 dev ra; ip -n r addr add 10.0.2.1/24 dev rb
    ip -n a link set eth0 up gso_max_segs 1; ip -n b link set eth0 up gso_max_segs 1
    ip -n r link set ra up; ip -n r link set rb up
    ip -n a route add default via 10.0.1.1; ip -n b route add default via 10.0.2.1
    mac() { ip -n $1 -br link show dev $2 | awk '{print $3}'; }
    ip -n a neigh add 10.0.1.1 lladdr $(mac r ra) dev eth0; ip -n r neigh add ${A} lladdr $(mac a eth0) dev ra
    ip -n b neigh add 10.0.2.1 lladdr $(mac r rb) dev eth0; ip -n r neigh add ${B} lladdr $(mac b eth0) dev rb
    ip netns exec r sh -c 'echo 1 >/proc/sys/net/ipv4/ip_forward'`);
}

/** Holds both directions at a rate in bits per second, with the burst and queue that a lab uses. */
export function shape(rate: number): void {
  const { burst, queue, quantum } = shaper(rate);
  for (const dev of ['ra', 'rb']) {
    sh(`
      tc -n r qdisc del dev ${dev} root 2>/dev/null || true
      tc -n r qdisc add dev ${dev} root handle 1: htb default 1
      tc -n r class add dev ${dev} parent 1: classid 1:1 htb rate ${rate}bit burst ${burst} cburst ${burst} quantum ${quantum}
      tc -n r qdisc add dev ${dev} parent 1:1 handle 10: bfifo limit ${queue}`);
  }
}

export const filter = (rule: string): void =>
  sh(`ip netns exec r iptables -F; ip netns exec r iptables -A FORWARD ${rule}`);
export const unfilter = (): void => sh('ip netns exec r iptables -F');
/** An address that `b` answers for, and a route to it. */
export const addAlias = (address: string): void =>
  sh(`ip -n b addr add ${address}/32 dev lo; ip -n r route add ${address}/32 via ${B}`);
export const removeDefaultRoute = (): void => sh('ip -n a route del default');

/** Command lines of the processes that still run in the sandbox, this one aside. */
export function others(): string[] {
  return execFileSync('sh', ['-c', 'for p in /proc/[0-9]*; do tr "\\0" " " <$p/cmdline; echo; done'], {
    encoding: 'utf8',
  })
    .split('\n')
    .filter((line) => /iperf3|ping/.test(line) && !line.startsWith('sh -c'));
}
