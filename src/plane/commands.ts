import type { KernelRoute, LineDelay, Link, LinkEnd, Namespace, PacketFilter, Plane } from './plane.js';

const MAIN = 254;
const MARK = 'transitlab:';

/**
 * The lines of `ip`, `tc`, `ipset` and `iptables` that build the same, for people to read; `sh` can run them in an empty
 * sandbox. The lab itself runs none of them but the last two kinds: it talks to the kernel.
 */
export function commands({ namespaces, links }: Plane): string[] {
  return [
    ...namespaces.flatMap(namespaceLines),
    ...links.flatMap((link, i) => linkLines(link, FIRST_INDEX + 2 * i)),
    ...namespaces.flatMap(({ name, addresses }) =>
      addresses.map(({ dev, cidr }) => `ip -n ${quote(name)} addr add ${cidr} dev ${dev} noprefixroute`),
    ),
    ...namespaces.flatMap(({ name, neighbours }) =>
      neighbours.map(
        ({ dev, address, mac }) =>
          `ip -n ${quote(name)} neigh replace ${address} dev ${dev} lladdr ${mac} nud permanent`,
      ),
    ),
    ...namespaces.flatMap(({ name, filter }) => (filter ? filterLines(name, filter) : [])),
    ...links.flatMap(({ ends }) => ends.flatMap(queueLines)),
    ...namespaces.flatMap(({ name, routes }) => routes.map((route) => routeLine(name, route))),
    ...namespaces.flatMap(({ name, rules }) =>
      rules.map(
        ({ priority, iif, table }) =>
          `ip -n ${quote(name)} rule add pref ${priority} iif ${iif} lookup ${table}`,
      ),
    ),
  ];
}

const quote = (text: string): string =>
  /^[A-Za-z0-9_./:@%+=,-]+$/.test(text) ? text : `'${text.replaceAll("'", "'\\''")}'`;

const inside = (namespace: string, command: string): string => `ip netns exec ${quote(namespace)} ${command}`;

const setting = (namespace: string, file: string, value: number): string =>
  inside(namespace, `sh -c 'echo ${value} > /proc/sys/net/${file}'`);

function namespaceLines({ name, kind, label }: Namespace): string[] {
  const router = [
    setting(name, 'ipv4/ip_forward', 1),
    ...['all', 'default'].flatMap((which) => [
      setting(name, `ipv4/conf/${which}/rp_filter`, 0),
      setting(name, `ipv4/conf/${which}/send_redirects`, 0),
    ]),
  ];
  return [
    `ip netns add ${quote(name)}`,
    setting(name, 'ipv6/conf/all/disable_ipv6', 1),
    `ip -n ${quote(name)} link set lo up alias ${quote(`${MARK}${kind}:${label}`)}`,
    ...(kind === 'router' ? router : []),
  ];
}

/** Interface indexes differ across the lab, as the lab's own do: by them an observer knows which ends belong together. */
const FIRST_INDEX = 1000;

function linkLines({ ends: [a, b] }: Link, index: number): string[] {
  const side = ({ name, namespace, mac, mtu }: LinkEnd): string =>
    `name ${name} netns ${quote(namespace)} address ${mac} mtu ${mtu}`;
  return [
    `ip link add index ${index} ${side(a)} type veth peer index ${index + 1} ${side(b)}`,
    ...[a, b].flatMap((end) => [
      `ip -n ${quote(end.namespace)} link set ${end.name} ${end.up ? 'up' : 'down'} gso_max_segs ${end.gsoMaxSegs} alias ${quote(end.alias)}`,
      setting(end.namespace, `ipv4/conf/${end.name}/rp_filter`, end.rpFilter ? 1 : 0),
    ]),
  ];
}

/** HTB with its queue; netem before that queue, or alone. */
function queueLines({ namespace, name, shaper, delay }: LinkEnd): string[] {
  const add = (what: string, options: string): string =>
    `tc -n ${quote(namespace)} ${what} add dev ${name} ${options}`;
  const netem = (parent: string): string[] =>
    delay ? [add('qdisc', `${parent} handle 20: ${netemOptions(delay)}`)] : [];
  if (!shaper) return netem('root');
  const { rate, burst, queue, quantum } = shaper;
  const limits = `rate ${rate}bit burst ${burst} cburst ${burst} quantum ${quantum}`;
  return [
    add('qdisc', 'root handle 1: htb default 1'),
    add('class', `parent 1: classid 1:1 htb ${limits}`),
    ...netem('parent 1:1'),
    add('qdisc', `${delay ? 'parent 20:1 handle 30:' : 'parent 1:1 handle 10:'} bfifo limit ${queue}`),
  ];
}

const NS_PER_MS = 1e6;

/** A rate beyond all lines makes netem keep the order of packets. */
function netemOptions({ latency, jitter, loss, limit }: LineDelay): string {
  const around = jitter === 0 ? '' : ` ${jitter / NS_PER_MS}ms`;
  const lost = loss === 0 ? '' : ` loss ${loss * 100}%`;
  return `netem limit ${limit} delay ${latency / NS_PER_MS}ms${around}${lost} rate 1tbit`;
}

function routeLine(namespace: string, { type, dst, dev, via, src, table }: KernelRoute): string {
  const where = table === MAIN ? '' : ` table ${table}`;
  const from = src ? ` src ${src}` : '';
  const way = type === 'blackhole' ? '' : via ? ` via ${via} dev ${dev} onlink` : ` dev ${dev} scope link`;
  const kind = type === 'blackhole' ? 'blackhole ' : '';
  return `ip -n ${quote(namespace)} route add ${kind}${dst}${way}${from}${where} proto static`;
}

function filterLines(namespace: string, { sets, rules }: PacketFilter): string[] {
  const chains = rules.map((line) => (line.startsWith(':') ? `${line} [0:0]` : line));
  return [
    ...sets.flatMap(({ name, members }) => [
      inside(namespace, `ipset create ${name} hash:ip family inet`),
      ...members.map((member) => inside(namespace, `ipset add ${name} ${member}`)),
    ]),
    [inside(namespace, "iptables-restore -w <<'RULES'"), '*filter', ...chains, 'COMMIT', 'RULES'].join('\n'),
  ];
}
