import type { FilterRule, Hop } from '../../analyze/verdict.js';
import type { MeasuredHop } from '../../explain/measured.js';
import type { CableWay } from '../../plane/compile/trail.js';
import { hasRoute, type Scene, type Way } from './scene.js';
import {
  cameText,
  carriedText,
  countersOf,
  droppedText,
  lossText,
  metBy,
  metRules,
  ruleText,
  type Sight,
  sightOf,
  unroutedText,
} from './sight.js';

/**
 * What packets did at a hop of a way. `came`: the cable by which they were to come. `onward`: what they crossed behind
 * the hop where they were to end.
 */
export function judgeHop(
  scene: Scene,
  way: Way,
  at: number,
  came: CableWay,
  onward: readonly CableWay[],
): MeasuredHop {
  const hop = way.hops[at] as Hop;
  const seen = sightOf(scene, way, at, came);
  return { router: hop.router, ...judged(scene, way, at, seen, onward), counters: countersOf(seen) };
}

type Judged = Pick<MeasuredHop, 'outcome' | 'text'>;
const passed = (text: string): Judged => ({ outcome: 'passed', text });
const stopped = (text: string): Judged => ({ outcome: 'stopped', text });
const differs = (text: string): Judged => ({ outcome: 'differs', text });

function judged(scene: Scene, way: Way, at: number, seen: Sight, onward: readonly CableWay[]): Judged {
  const hop = way.hops[at] as Hop;
  if (seen.framesIn === 0) return { outcome: 'not-reached', text: 'nothing came here' };
  if (seen.out.length > 0) return goneOn(seen, hop);
  const beyond = onward[0];
  const by = hop.dropped ? metBy(seen, hop.dropped) : 0;
  if (hop.dropped && by > 0) return stopped(`dropped here by ${ruleText(hop.dropped.rule, by)}`);
  return beyond ? handedOn(scene, way, seen, beyond, hop) : ended(scene, way, at, seen, hop.dropped);
}

/** It was to go on. */
function goneOn(seen: Sight, { passed: asked = [] }: Hop): Judged {
  const lost = seen.out.find(({ sent, received }) => sent === 0 || received === 0);
  if (lost) return differs(`${carriedText(seen)}: it did not go on to ${lost.to}; ${lossText(seen, lost)}`);
  const unmet = asked.find((rule) => metBy(seen, rule) === 0);
  if (!unmet) return passed(`${carriedText(seen)}${countedBy(asked)}`);
  const met = metRules(seen).join(', ') || 'none';
  return differs(
    `${carriedText(seen)}; rule ${unmet.rule} was to let it pass and met nothing, these met it: ${met}`,
  );
}

/** Each has counted it: that was looked at. */
const countedBy = (asked: readonly FilterRule[]): string =>
  asked.length === 0 ? '' : `; counted by ${asked.map(({ rule }) => `rule ${rule}`).join(' and ')}`;

/** It was to end here, and was sent on. A route may lead to a host that makes nothing of it. */
function handedOn(scene: Scene, way: Way, seen: Sight, { receiver }: CableWay, hop: Hop): Judged {
  const next = scene.trails.nameOf(receiver.namespace);
  const text = `${cameText(seen)}, handed to ${next}`;
  const host = scene.fabric.hosts[receiver.namespace];
  const isLost = host?.router === hop.router && (host.id !== way.to || refuses(scene, host.id));
  if (isLost && !hop.dropped)
    return stopped(`${text}, which is not the one meant, or does not answer for the address`);
  return differs(`${text}, where it was to end here`);
}

/** A host's own kernel did not take a packet for its own. */
const refuses = ({ moved }: Scene, host: string): boolean =>
  moved.ip(host).some(([name]) => name === 'IpInAddrErrors');

/** It was to end here, and did. Linux asks routes before filters: a rule may not have been asked. */
function ended(scene: Scene, way: Way, at: number, seen: Sight, dropped: FilterRule | undefined): Judged {
  const rule = droppedText(seen);
  if (dropped && rule)
    return differs(`rule ${dropped.rule} was to drop it and met nothing; dropped here by ${rule}`);
  if (rule) return stopped(`dropped here by ${rule}`);
  if (!dropped) return stopped(`${carriedText(seen)}; ${unroutedText(seen)}`);
  if (hasRoute(scene, way, at))
    return differs(
      `rule ${dropped.rule} was to drop it and met nothing; ${carriedText(seen)}, no rule dropped it`,
    );
  const asked = `Linux asks routes before rule ${dropped.rule}, so that rule's counter stands`;
  return stopped(`${carriedText(seen)}; ${unroutedText(seen)}; ${asked}`);
}
