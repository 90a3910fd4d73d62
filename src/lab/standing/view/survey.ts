import { deriveFabric } from '../../../cloud/fabric.js';
import { type CloudObject, objectsOf } from '../../../cloud/objects.js';
import type { World } from '../../../cloud/world.js';
import type { FabricHost, FabricLink, Router } from '../../../fabric/fabric.js';
import type { Interface } from '../../../kernel/counters.js';
import { rows } from '../../../model/json.js';
import { withEdges } from '../../../plane/compile/edge.js';
import { hostInterface, linkInterface } from '../../../plane/compile/links.js';
import { routerNamespace } from '../../../plane/compile/names.js';

/** What stands, in the words of the clouds and of the kernel. */
export interface Survey {
  readonly hosts: readonly SurveyedHost[];
  readonly routers: readonly SurveyedRouter[];
  readonly links: readonly SurveyedLink[];
  readonly objects: readonly CloudObject[];
}

export interface SurveyedHost extends Interface {
  readonly id: string;
  readonly address: string;
}

export interface SurveyedRouter {
  readonly id: string;
  readonly kind: Router['kind'];
  readonly label: string;
  readonly region: string;
  readonly account: string;
  readonly namespace: string;
}

/** A cable between two routers. */
export interface SurveyedLink {
  readonly id: string;
  readonly kind: FabricLink['kind'];
  readonly label: string;
  readonly up: boolean;
  /** Why it is down. */
  readonly why?: string;
  readonly ends: readonly [SurveyedEnd, SurveyedEnd];
}

/** Where a router holds a cable. */
export interface SurveyedEnd extends Interface {
  readonly router: string;
  /** Bits per second that it may send; absent: as much as it can. */
  readonly rate?: number;
}

/** Pure. Links are those that are built: where one cap holds for several, a cable with an `edge` stands before them. */
export function survey(world: World): Survey {
  const fabric = withEdges(deriveFabric(world));
  return {
    hosts: rows(fabric.hosts).map(hostOf),
    routers: rows(fabric.routers).map((router) => routerOf(router)),
    links: rows(fabric.links).map((link) => linkOf(link, fabric.routers)),
    objects: objectsOf(world),
  };
}

const hostOf = ({ id, address }: FabricHost): SurveyedHost => ({
  id,
  address,
  namespace: id,
  dev: hostInterface,
});

function routerOf(router: Router): SurveyedRouter {
  const { id, kind, label, region, account } = router;
  return { id, kind, label, region, account, namespace: routerNamespace(router) };
}

function linkOf(link: FabricLink, routers: Readonly<Record<string, Router>>): SurveyedLink {
  const { id, kind, label, up, downText, downReason } = link;
  const why = downText ?? downReason;
  const end = (at: 0 | 1): SurveyedEnd => {
    const router = routers[link.ends[at]];
    const rate = link.rate?.[at] ?? Number.POSITIVE_INFINITY;
    return {
      router: link.ends[at],
      namespace: router ? routerNamespace(router) : link.ends[at],
      dev: linkInterface(link),
      ...(Number.isFinite(rate) ? { rate } : {}),
    };
  };
  return { id, kind, label, up, ...(up || why === undefined ? {} : { why }), ends: [end(0), end(1)] };
}

/** The interfaces of a survey whose counters tell how much goes where: both ends of each link, and hosts. */
export const interfacesOf = ({ hosts, links }: Survey): Interface[] =>
  [...links.flatMap(({ ends }) => ends), ...hosts].map(({ namespace, dev }) => ({ namespace, dev }));
