import type { Fabric } from '../../fabric/fabric.js';
import { rows } from '../../model/json.js';
import { edgeId, withEdges } from './edge.js';
import { gatewayInterface, hostInterface, linkInterface } from './links.js';
import { routerNamespace } from './names.js';

/** One end of a cable. */
export interface CableEnd {
  readonly namespace: string;
  readonly dev: string;
}

/** A cable in one direction. */
export interface CableWay {
  readonly sender: CableEnd;
  readonly receiver: CableEnd;
}

/** Which cables packets of a fabric cross in the plane that `compile` makes of it. */
export interface Trails {
  /** From a host to its router. Throws for a host that is not there, as all of these do. */
  fromHost(host: string): CableWay;
  toHost(host: string): CableWay;
  /** From a router over a link to the router at its other end: one, or more where an edge stands in between. */
  overLink(router: string, link: string): readonly CableWay[];
  /** Of a router. */
  namespaceOf(router: string): string;
  /** A namespace as the fabric calls it: a host's or a router's id; an edge's is its router's. */
  nameOf(namespace: string): string;
}

export const opposite = ({ sender, receiver }: CableWay): CableWay => ({
  sender: receiver,
  receiver: sender,
});

export function trails(given: Fabric): Trails {
  const fabric = withEdges(given);
  const must = <T>(row: T | undefined, id: string): T => {
    if (row === undefined) throw new Error(`no such object: ${id}`);
    return row;
  };
  const namespaceOf = (id: string): string => routerNamespace(must(fabric.routers[id], id));
  const fromHost = (id: string): CableWay => {
    const host = must(fabric.hosts[id], id);
    return {
      sender: { namespace: id, dev: hostInterface },
      receiver: { namespace: namespaceOf(host.router), dev: gatewayInterface(host) },
    };
  };
  const cable = (id: string, from: string): CableWay => {
    const link = must(fabric.links[id], id);
    const [a, b] = link.ends;
    const dev = linkInterface(link);
    const [sender, receiver] = (from === a ? [a, b] : [b, a]).map((end) => ({
      namespace: namespaceOf(end),
      dev,
    })) as [CableEnd, CableEnd];
    return { sender, receiver };
  };
  const names = new Map(rows(fabric.routers).map((router) => [routerNamespace(router), router.id]));
  for (const { id } of rows(given.routers)) {
    const edge = fabric.routers[edgeId({ id })];
    if (edge) names.set(routerNamespace(edge), id);
  }
  return {
    fromHost,
    toHost: (id) => opposite(fromHost(id)),
    overLink(router, link) {
      const ends = must(given.links[link], link).ends;
      const other = ends[0] === router ? ends[1] : ends[0];
      const now = must(fabric.links[link], link).ends;
      const [near, far] = [router, other].map((id) => (now.includes(id) ? undefined : edgeId({ id })));
      return [
        ...(near === undefined ? [] : [cable(near, router)]),
        cable(link, near ?? router),
        ...(far === undefined ? [] : [cable(far, far)]),
      ];
    },
    namespaceOf,
    nameOf: (namespace) => names.get(namespace) ?? namespace,
  };
}
