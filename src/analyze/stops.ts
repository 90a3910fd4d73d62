import { answersFor } from '../fabric/answers.js';
import type { Fabric, FabricHost, Origin, Route, Router } from '../fabric/fabric.js';
import type { Asked } from './filter.js';
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

/** Why a packet ends with the route that its router chose; `undefined`: it goes on, or arrives. */
export function routeStop(
  fabric: Fabric,
  router: Router,
  { target, origin }: Route,
  to: FabricHost,
  packet: Packet,
): Stop | undefined {
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

export const noRoute = (router: Router, ingress: string | undefined, { destination }: Packet): Stop => ({
  code: 'NO_ROUTE',
  object: router.id,
  text: `${router.label} has no route to ${destination}`,
  unrouted: true,
  ...(ingress === undefined ? {} : { ingress }),
});

const PROTOCOL = { icmp: 'ICMP', tcp: 'TCP', udp: 'UDP' } as const;

/** A list let nothing pass. */
export function denyStop({ code, rule, list }: Asked, packet: Packet): Stop {
  const what =
    packet.port === undefined ? PROTOCOL[packet.protocol] : `${PROTOCOL[packet.protocol]} ${packet.port}`;
  const way = code.includes('INGRESS') ? `in from ${packet.source}` : `out to ${packet.destination}`;
  return { code, object: list, text: `${list} lets no ${what} ${way}: ${rule.origin.text}` };
}

/** The last routers of a packet that does not come to an end. */
export const loop = (hops: readonly Hop[]): Stop => ({
  code: 'ROUTE_LOOP',
  object: hops.at(-1)?.router ?? '',
  text: `the packet goes round: ${hops
    .slice(-4)
    .map((hop) => hop.router)
    .join(' -> ')}`,
});
