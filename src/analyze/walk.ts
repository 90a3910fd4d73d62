import { answersFor } from '../fabric/answers.js';
import type { Fabric, FabricHost, FabricLink, Origin, Route, Router } from '../fabric/fabric.js';
import { ip } from '../model/cidr.js';
import { aclDenial, type Denial, egressDenial, ingressDenial } from './filter.js';
import { lookup } from './lookup.js';
import type { Packet } from './match.js';
import type { Hop, ReasonCode } from './verdict.js';

/** What stopped a packet, and where. */
export interface Stop {
  readonly code: ReasonCode;
  readonly object: string;
  readonly text: string;
  /** Set where a router's table knows no way: the cloud is asked why. */
  readonly unrouted?: boolean;
  /** The router that dropped or misled a packet meant for elsewhere: the cloud may know of a route that is hidden. */
  readonly astray?: string;
  /** The link by which the packet came to the router that knows no way. */
  readonly ingress?: string;
}

/** A link on the way, entered at its first (0) or second (1) end. */
export interface Crossing {
  readonly link: FabricLink;
  readonly end: 0 | 1;
}

/** One packet's way from host to host. */
export interface Walk {
  readonly hops: readonly Hop[];
  readonly links: readonly Crossing[];
  /** Absent: it arrived. */
  readonly stop?: Stop;
}

/** Filters are stateful for answers: they ask network ACLs only. */
export type Leg = 'request' | 'answer';

const MAX_HOPS = 30;

/** Follows one packet hop by hop. */
export function walk(fabric: Fabric, from: FabricHost, to: FabricHost, packet: Packet, leg: Leg): Walk {
  const hops: Hop[] = [];
  const links: Crossing[] = [];
  let router = fabric.routers[from.router];
  let ingress: string | undefined;
  while (router && hops.length < MAX_HOPS) {
    const step = decide(fabric, router, ingress, to, packet, leg);
    hops.push({ router: router.id, label: router.label, decided: step.decided });
    if (step.kind === 'stop') return { hops, links, stop: step.stop };
    if (step.kind === 'arrived') return { hops, links };
    const { link } = step;
    const end = link.ends[0] === router.id ? 0 : 1;
    links.push({ link, end });
    ingress = link.id;
    router = fabric.routers[link.ends[1 - end] as string];
  }
  return { hops, links, stop: loop(hops) };
}

type Decision = { readonly decided: string } & (
  | { readonly kind: 'stop'; readonly stop: Stop }
  | { readonly kind: 'arrived' }
  | { readonly kind: 'forward'; readonly link: FabricLink }
);

function decide(
  fabric: Fabric,
  router: Router,
  ingress: string | undefined,
  to: FabricHost,
  packet: Packet,
  leg: Leg,
): Decision {
  const denied = aclDenial(router, packet) ?? (leg === 'request' ? egressDenial(router, packet) : undefined);
  if (denied) return stopped(denyStop(denied, packet));
  const route = lookup(router, ingress, ip(packet.destination));
  const stop = routeStop(fabric, router, ingress, route, to, packet);
  if (stop || !route) return stopped(stop ?? noRoute(router, ingress, packet));
  if (route.target.kind === 'link') {
    const link = fabric.links[route.target.link];
    if (!link) throw new Error(`route of ${router.id} over a link that is not there: ${route.target.link}`);
    return { kind: 'forward', decided: route.origin.text, link };
  }
  const refused = leg === 'request' ? ingressDenial(router, packet) : undefined;
  if (refused) return stopped(denyStop(refused, packet));
  return { kind: 'arrived', decided: route.origin.text };
}

const stopped = (stop: Stop): Decision => ({ kind: 'stop', decided: stop.text, stop });

function routeStop(
  fabric: Fabric,
  router: Router,
  ingress: string | undefined,
  route: Route | undefined,
  to: FabricHost,
  packet: Packet,
): Stop | undefined {
  if (!route) return noRoute(router, ingress, packet);
  const { target, origin } = route;
  if (target.kind === 'blackhole') {
    return {
      code: 'BLACKHOLE',
      object: origin.object,
      text: `${router.label} drops packets to ${packet.destination}: ${origin.text}`,
      ...astray(router, to),
    };
  }
  if (target.kind === 'host') return hostStop(fabric, router, target.host, to, packet.destination, origin);
  const link = fabric.links[target.link];
  if (link && !link.up) {
    const code = (link.downReason as ReasonCode | undefined) ?? 'LINK_DOWN';
    return { code, object: link.id, text: link.downText ?? `${link.label} is down` };
  }
  return undefined;
}

/** A host forwards nothing: what it does not answer for is lost in it. */
function hostStop(
  fabric: Fabric,
  router: Router,
  id: string,
  to: FabricHost,
  address: string,
  { object, text }: Origin,
): Stop | undefined {
  const found = fabric.hosts[id];
  if (!found || !answersFor(found, address)) {
    const why = `${text}; ${id} does not answer for this address, and forwards nothing`;
    const what = `${router.label} delivers ${address} to ${id}: ${why}`;
    return { code: 'BLACKHOLE', object, text: what, ...astray(router, to) };
  }
  if (id !== to.id) {
    const what = `${router.label} delivers ${address} to ${id}, which has the same address as ${to.id}`;
    return { code: 'OTHER_HOST', object, text: what, ...astray(router, to) };
  }
  return found.up ? undefined : { code: 'HOST_DOWN', object: id, text: `${id} is down` };
}

const astray = (router: Router, to: FabricHost): Pick<Stop, 'astray'> =>
  to.router === router.id ? {} : { astray: router.id };

const noRoute = (router: Router, ingress: string | undefined, { destination }: Packet): Stop => ({
  code: 'NO_ROUTE',
  object: router.id,
  text: `${router.label} has no route to ${destination}`,
  unrouted: true,
  ...(ingress === undefined ? {} : { ingress }),
});

const PROTOCOL = { icmp: 'ICMP', tcp: 'TCP', udp: 'UDP' } as const;

function denyStop({ code, rule, list }: Denial, packet: Packet): Stop {
  const what =
    packet.port === undefined ? PROTOCOL[packet.protocol] : `${PROTOCOL[packet.protocol]} ${packet.port}`;
  const way = code.includes('INGRESS') ? `in from ${packet.source}` : `out to ${packet.destination}`;
  return { code, object: list, text: `${list} lets no ${what} ${way}: ${rule.origin.text}` };
}

const loop = (hops: readonly Hop[]): Stop => ({
  code: 'ROUTE_LOOP',
  object: hops.at(-1)?.router ?? '',
  text: `the packet goes round: ${hops
    .slice(-4)
    .map((hop) => hop.router)
    .join(' -> ')}`,
});
