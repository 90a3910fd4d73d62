import type { Fabric, FabricHost } from '../fabric/fabric.js';
import { narrowest } from './limits.js';
import type { Packet } from './match.js';
import { roundTrip } from './round-trip.js';
import type { Flow, ReasonCode, Verdict } from './verdict.js';
import { type Leg, type Stop, type Walk, walk } from './walk.js';

/**
 * Why a router knows no way to a host at one of its addresses, for a packet that came in by the link `ingress`: the
 * cloud's answer.
 */
export type WhyNoRoute = (
  router: string,
  destination: string,
  address: string,
  ingress?: string,
) => { readonly code: ReasonCode; readonly object: string; readonly text: string };

/** A port from the range that systems choose for the sending side. */
export const EPHEMERAL_PORT = 49_152;

/** The verdict for a flow: the request hop by hop to its destination, then the answer back. */
export function predict(fabric: Fabric, flow: Flow, why: WhyNoRoute): Verdict {
  const [from, to] = [hostOf(fabric, flow.from), hostOf(fabric, flow.to)];
  if (from.id === to.id) {
    return {
      reachable: true,
      code: 'SAME_HOST',
      text: `${from.id} reaches itself`,
      path: [],
      returnPath: [],
    };
  }
  if (!from.up) {
    return {
      reachable: false,
      code: 'HOST_DOWN',
      object: from.id,
      text: `${from.id} is down`,
      path: [],
      returnPath: [],
    };
  }
  const there = leg(fabric, flow, from, to, 'request');
  const ask =
    (host: FabricHost, address: string): Why =>
    (router, ingress) =>
      why(router, host.id, address, ingress);
  if (there.stop) return failure(there, 'forward', ask(to, flow.toAddress ?? to.address), [], there.hops);
  const back = leg(fabric, flow, to, from, 'answer');
  if (back.stop) return failure(back, 'return', ask(from, from.address), there.hops, back.hops);
  return {
    reachable: true,
    text: arrivalText(there),
    path: there.hops,
    returnPath: back.hops,
    ...rates(fabric, there, back),
    ...roundTrip([...there.links, ...back.links]),
  };
}

/** One way of a flow: its request, or the answer to it. */
export const leg = (fabric: Fabric, flow: Flow, from: FabricHost, to: FabricHost, kind: Leg): Walk =>
  walk(fabric, from, to, packetOf(flow, from, to, kind), kind);

/** The packet that goes one way of a flow. */
export function packetOf(flow: Flow, from: FabricHost, to: FabricHost, kind: Leg): Packet {
  const ports =
    flow.port === undefined
      ? {}
      : kind === 'request'
        ? { sourcePort: EPHEMERAL_PORT, port: flow.port }
        : { sourcePort: flow.port, port: EPHEMERAL_PORT };
  const asked = flow.toAddress ?? (kind === 'request' ? to : from).address;
  const [source, destination] = kind === 'request' ? [from.address, asked] : [asked, to.address];
  return { protocol: flow.protocol, source, destination, ...ports };
}

type Why = (router: string, ingress?: string) => ReturnType<WhyNoRoute>;

function failure(
  { stop, hops }: Walk,
  direction: 'forward' | 'return',
  why: Why,
  there: Walk['hops'],
  last: Walk['hops'],
): Verdict {
  if (!stop) throw new Error('a walk that failed has a stop');
  const { code, object, text } = explained(stop, why);
  const clause = direction === 'return' ? `the answer does not come back: ${text}` : text;
  const paths = direction === 'forward' ? { path: hops, returnPath: [] } : { path: there, returnPath: last };
  return { reachable: false, code, direction, object, text: clause, ...paths };
}

/** What the cloud knows counts where there is no route, and where a route that exists was hidden by another. */
function explained(stop: Stop, why: Why): ReturnType<Why> {
  if (stop.unrouted) return why(stop.object, stop.ingress);
  if (stop.astray === undefined) return stop;
  const reason = why(stop.astray);
  return reason.code === 'ROUTE_CONFLICT' ? reason : stop;
}

const arrivalText = ({ hops }: Walk): string => `through ${hops.map((hop) => hop.router).join(' -> ')}`;

/** What limits the way there and the way back. */
function rates(
  fabric: Fabric,
  there: Walk,
  back: Walk,
): Pick<Verdict, 'rate' | 'rateText' | 'limit' | 'back'> {
  const answer = rateOf(fabric, back);
  return { ...rateOf(fabric, there), ...(answer && { back: answer }) };
}

function rateOf(fabric: Fabric, { links }: Walk): Verdict['back'] {
  const limit = narrowest(fabric, links);
  if (!limit) return undefined;
  const { rate, text: rateText, code, object } = limit;
  return { rate, rateText, limit: { code, object } };
}

function hostOf(fabric: Fabric, id: string): FabricHost {
  const host = fabric.hosts[id];
  if (!host) throw new Error(`no such host: ${id}`);
  return host;
}
