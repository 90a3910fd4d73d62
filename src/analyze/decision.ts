import type { FabricLink, Route, Router } from '../fabric/fabric.js';
import { type Asked, isDenial } from './filter.js';
import type { Packet } from './match.js';
import { denyStop, type Stop } from './stops.js';
import type { FilterRule, Hop } from './verdict.js';

/** What a router did with a packet: stopped it, sent it over a link, or delivered it. */
export interface Decision {
  readonly hop: Hop;
  readonly stop?: Stop;
  readonly link?: FabricLink;
}

/** The first list that drops it ends the way: what is asked after it is not asked. */
export function refused(router: Router, all: readonly Asked[], packet: Packet): Decision {
  const at = all.findIndex(isDenial);
  const denial = all[at];
  if (!denial) throw new Error(`no filter of ${router.id} drops this packet`);
  const stop = denyStop(denial, packet);
  const dropped = ruleOf(denial);
  return { hop: { ...hopOf(router, all.slice(0, at), stop.text, dropped.object), dropped }, stop };
}

/** No route, or one that leads nowhere. */
export const unsent = (
  router: Router,
  asked: readonly Asked[],
  stop: Stop,
  route?: Hop['route'],
): Decision => ({
  hop: { ...hopOf(router, asked, stop.text, stop.object), ...(route && { route }) },
  stop,
});

/** Over a link, or without one to a host. */
export const sent = (
  router: Router,
  asked: readonly Asked[],
  { origin }: Route,
  route: NonNullable<Hop['route']>,
  link: FabricLink | undefined,
): Decision => ({
  hop: { ...hopOf(router, asked, origin.text, origin.object), route, ...(link && { link: link.id }) },
  ...(link && { link }),
});

const hopOf = (router: Router, passed: readonly Asked[], decided: string, object: string): Hop => ({
  router: router.id,
  label: router.label,
  decided,
  object,
  ...(passed.length > 0 && { passed: passed.map(ruleOf) }),
});

const ruleOf = ({ list, direction, rule: { id, origin } }: Asked): FilterRule => ({
  list,
  direction,
  rule: id,
  object: origin.object,
  text: origin.text,
});
