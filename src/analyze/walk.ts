import type { Fabric, FabricHost, FabricLink, Router } from '../fabric/fabric.js';
import { ip } from '../model/cidr.js';
import { type Decision, refused, sent, unsent } from './decision.js';
import { aclsAsked, egressAsked, ingressAsked, isDenial } from './filter.js';
import { lookup, tableOf } from './lookup.js';
import type { Packet } from './match.js';
import { loop, noRoute, routeStop, type Stop } from './stops.js';
import type { Hop } from './verdict.js';

export type { Stop } from './stops.js';

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
    const { hop, stop, link } = decide(fabric, router, ingress, to, packet, leg);
    hops.push(hop);
    if (stop) return { hops, links, stop };
    if (!link) return { hops, links };
    const end = link.ends[0] === router.id ? 0 : 1;
    links.push({ link, end });
    ingress = link.id;
    router = fabric.routers[link.ends[1 - end] as string];
  }
  return { hops, links, stop: loop(hops) };
}

function decide(
  fabric: Fabric,
  router: Router,
  ingress: string | undefined,
  to: FabricHost,
  packet: Packet,
  leg: Leg,
): Decision {
  const first = leg === 'request';
  const out = [...aclsAsked(router, packet), ...(first ? some(egressAsked(router, packet)) : [])];
  if (out.some(isDenial)) return refused(router, out, packet);
  const route = lookup(router, ingress, ip(packet.destination));
  if (!route) return unsent(router, out, noRoute(router, ingress, packet));
  const taken = { table: tableOf(router, ingress), cidr: route.cidr.text };
  const stop = routeStop(fabric, router, route, to, packet);
  if (stop) return unsent(router, out, stop, taken);
  const link = route.target.kind === 'link' ? linkOf(fabric, router, route.target.link) : undefined;
  const all = [...out, ...(first && !link ? some(ingressAsked(router, packet)) : [])];
  if (all.some(isDenial)) return refused(router, all, packet);
  return sent(router, all, route, taken, link);
}

const some = <T>(one: T | undefined): T[] => (one === undefined ? [] : [one]);

function linkOf(fabric: Fabric, router: Router, id: string): FabricLink {
  const link = fabric.links[id];
  if (!link) throw new Error(`route of ${router.id} over a link that is not there: ${id}`);
  return link;
}
