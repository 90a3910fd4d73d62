import type { Fabric, FabricHost, FabricLink } from '../../fabric/fabric.js';
import { rows } from '../../model/json.js';
import { order } from '../order.js';
import type { Link, LinkEnd, Queue } from '../plane.js';
import { isNothing, lineDelay } from './delay.js';
import { interfaceName, MARK, macOf, routerNamespace } from './names.js';
import { SINGLE_FRAMES_BELOW, shaper } from './shaper.js';

const MTU = 1500;
const ANY_SEGMENTS = 65_535;

export const hostInterface = 'eth0';
export const hostMac = (host: FabricHost): string => macOf(`host ${host.id}`);
export const gatewayMac = (host: FabricHost): string => macOf(`gateway of ${host.id}`);
/** The router's end of a host's cable. */
export const gatewayInterface = (host: FabricHost): string => interfaceName(host.id);
/** A router's end of a cable: named for where it leads. */
export const linkInterface = (link: FabricLink): string => interfaceName(link.id);
export const linkMac = (link: FabricLink, end: 0 | 1): string => macOf(`link ${link.id} ${end}`);

export function hostCable(fabric: Fabric, host: FabricHost): Link {
  const router = mustHave(fabric.routers[host.router], host.router);
  const [space, most] = [routerNamespace(router), segments(fabric, router.id)];
  const known = cables.get(host);
  if (known?.space === space && known.most === most) return known.link;
  const link = sorted(newHostCable(host, space, most));
  cables.set(host, { space, most, link });
  return link;
}

/** Hosts are many, and most of them the same after a change of the network. */
const cables = new WeakMap<
  FabricHost,
  { readonly space: string; readonly most: number; readonly link: Link }
>();

function newHostCable(host: FabricHost, space: string, most: number): Link {
  const common = { mtu: MTU, up: host.up };
  const inner: LinkEnd = {
    ...common,
    namespace: host.id,
    name: hostInterface,
    mac: hostMac(host),
    alias: `${MARK}host ${host.id}`,
    rpFilter: false,
    gsoMaxSegs: most,
  };
  const outer: LinkEnd = {
    ...common,
    namespace: space,
    name: gatewayInterface(host),
    mac: gatewayMac(host),
    alias: `${MARK}gateway of ${host.id}`,
    rpFilter: true,
    gsoMaxSegs: ANY_SEGMENTS,
  };
  return { ends: [inner, outer] };
}

export function cable(fabric: Fabric, link: FabricLink): Link {
  return sorted({ ends: [cableEnd(fabric, link, 0), cableEnd(fabric, link, 1)] });
}

/** Ends by namespace, then interface. */
function sorted(link: Link): Link {
  const [a, b] = link.ends;
  return (order(a.namespace, b.namespace) || order(a.name, b.name)) <= 0 ? link : { ends: [b, a] };
}

function cableEnd(fabric: Fabric, link: FabricLink, end: 0 | 1): LinkEnd {
  const [here, there] = end === 0 ? link.ends : [link.ends[1], link.ends[0]];
  return {
    namespace: routerNamespace(mustHave(fabric.routers[here], here)),
    name: linkInterface(link),
    mac: linkMac(link, end),
    alias: `${MARK}${link.kind} ${link.label}`,
    mtu: MTU,
    up: link.up,
    rpFilter: false,
    gsoMaxSegs: segments(fabric, there),
    ...queueOf(link, end),
  };
}

function queueOf({ rate: rates, delay: delays }: FabricLink, end: 0 | 1): Queue {
  const { [end]: rate = Number.POSITIVE_INFINITY } = rates ?? [];
  const delay = delays?.[end];
  return {
    ...(Number.isFinite(rate) && { shaper: shaper(rate, delay?.latency) }),
    ...(delay && !isNothing(delay) && { delay: lineDelay(delay, rate) }),
  };
}

/** What may travel bundled into a router: nothing, if that router shapes what it sends on, or loses some of it. */
const segments = (fabric: Fabric, router: string): number =>
  singleInto(fabric).has(router) ? 1 : ANY_SEGMENTS;

/** Found once for a fabric: every cable asks. */
const known = new WeakMap<Fabric['links'], ReadonlySet<string>>();

function singleInto({ links }: Fabric): ReadonlySet<string> {
  const found =
    known.get(links) ??
    new Set(rows(links).flatMap(({ ends, ...line }) => ends.filter((_, end) => isSingle(line, end))));
  known.set(links, found);
  return found;
}

const isSingle = ({ rate, delay }: Pick<FabricLink, 'rate' | 'delay'>, end: number): boolean =>
  (rate?.[end] ?? SINGLE_FRAMES_BELOW) < SINGLE_FRAMES_BELOW || Boolean(delay?.[end]?.loss);

function mustHave<T>(row: T | undefined, id: string): T {
  if (row === undefined) throw new Error(`no such router: ${id}`);
  return row;
}
