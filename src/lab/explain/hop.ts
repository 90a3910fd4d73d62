import type { FilterRule, Hop } from '../../analyze/verdict.js';
import type { Counter, MeasuredHop } from '../../explain/measured.js';
import { isDropLine, isLineOf, ruleIdOf } from '../../plane/compile/rule-line.js';
import type { CableWay } from '../../plane/compile/trail.js';
import { cablesOut, hasRoute, type Scene, type Way } from './scene.js';

/** What packets did at a hop; `came`: the cable by which they were to come. `onward`: what they did instead of ending. */
export function judgeHop(
  scene: Scene,
  way: Way,
  at: number,
  came: CableWay,
  onward: readonly CableWay[],
): MeasuredHop {
  const hop = way.hops[at] as Hop;
  const seen = sightOf(scene, way, at, came);
  const { outcome, text } =
    seen.framesIn === 0
      ? NOT_REACHED
      : seen.out.length > 0
        ? goneOn(seen, hop)
        : ended(scene, way, at, seen, onward);
  return { router: hop.router, outcome, text, counters: countersOf(seen) };
}

/** Each has counted it: that was looked at. */
const countedBy = (passed: readonly FilterRule[]): string =>
  passed.length === 0 ? '' : `; counted by ${passed.map(({ rule }) => `rule ${rule}`).join(' and ')}`;

type Judged = Pick<MeasuredHop, 'outcome' | 'text'>;
const NOT_REACHED: Judged = { outcome: 'not-reached', text: 'nothing came here' };

/** All that counted something at a hop. */
interface Sight {
  readonly framesIn: number;
  readonly cameFrom: string;
  /** Where the packet was to go on: the neighbour beyond each cable, what was sent into it and what came out. */
  readonly out: readonly Passage[];
  readonly rules: readonly { readonly line: string; readonly packets: number }[];
  readonly kernel: readonly (readonly [string, number])[];
}

interface Passage {
  readonly to: string;
  readonly sent: number;
  readonly received: number;
  readonly queueDrops: number;
}

function sightOf(scene: Scene, way: Way, at: number, came: CableWay): Sight {
  const { trails, moved } = scene;
  const namespace = trails.namespaceOf((way.hops[at] as Hop).router);
  return {
    framesIn: moved.received(came.receiver),
    cameFrom: trails.nameOf(came.sender.namespace),
    out: cablesOut(scene, way, at).map(({ sender, receiver }) => ({
      to: trails.nameOf(receiver.namespace),
      sent: moved.sent(sender),
      received: moved.received(receiver),
      queueDrops: moved.queueDrops(sender),
    })),
    rules: moved.rules(namespace),
    kernel: moved.ip(namespace),
  };
}

const frames = (n: number): string => `${n} frame${n === 1 ? '' : 's'}`;
const counted = (rule: string, by: number): string => `rule ${rule}: its counter moved by ${by}`;

const movedBy = ({ rules }: Sight, { list, rule }: FilterRule): number =>
  rules.filter(({ line }) => isLineOf(line, list, rule)).reduce((sum, { packets }) => sum + packets, 0);

const dropping = ({ rules }: Sight): string | undefined => {
  const drop = rules.find(({ line }) => isDropLine(line));
  return drop && counted(ruleIdOf(drop.line) ?? drop.line, drop.packets);
};

/** What Linux says of a packet that met no rule and left no interface; ordinary traffic moves the others as well. */
const TELLING: readonly string[] = [
  'IpInHdrErrors',
  'IpInAddrErrors',
  'IpInDiscards',
  'IpOutNoRoutes',
  'IpExtInNoRoutes',
  'TcpExtIPReversePathFilter',
];
const telling = ({ kernel }: Sight) => kernel.filter(([name]) => TELLING.includes(name));

const carried = ({ framesIn, cameFrom, out }: Sight): string => {
  const last = out.at(-1);
  return `${frames(framesIn)} in from ${cameFrom}, ${last ? `${frames(last.sent)} out to ${last.to}` : 'none out'}`;
};

/** It was to go on. */
function goneOn(seen: Sight, { passed = [] }: Hop): Judged {
  const lost = seen.out.find(({ sent, received }) => sent === 0 || received === 0);
  if (!lost) {
    const unmet = passed.find((rule) => movedBy(seen, rule) === 0);
    if (!unmet) return { outcome: 'passed', text: `${carried(seen)}${countedBy(passed)}` };
    return {
      outcome: 'differs',
      text: `${carried(seen)}, but rule ${unmet.rule} of ${unmet.list}, predicted to let it pass, met nothing${met(seen)}`,
    };
  }
  return {
    outcome: 'differs',
    text: `${carried(seen)}: it did not go on to ${lost.to}; ${lossText(seen, lost)}`,
  };
}

const met = (seen: Sight): string => {
  const ids = seen.rules.flatMap(({ line }) => ruleIdOf(line) ?? []);
  return ids.length > 0 ? `; these did: ${ids.join(', ')}` : '';
};

function lossText(seen: Sight, lost: Passage): string {
  if (lost.queueDrops > 0) return `the queue towards ${lost.to} dropped ${frames(lost.queueDrops)}`;
  const rule = dropping(seen);
  if (rule) return `dropped here by ${rule}`;
  const kernel = telling(seen).map(([name, by]) => `${name} moved by ${by}`);
  return kernel.length > 0 ? kernel.join(', ') : 'no rule met it: the router has no route for it';
}

/** It was to end here. */
function ended(scene: Scene, way: Way, at: number, seen: Sight, onward: readonly CableWay[]): Judged {
  const { dropped, router } = way.hops[at] as Hop;
  const by = dropped ? movedBy(seen, dropped) : 0;
  if (dropped && by > 0) return { outcome: 'stopped', text: `dropped here by ${counted(dropped.rule, by)}` };
  const beyond = onward.at(-1);
  if (beyond) {
    const host = scene.fabric.hosts[beyond.receiver.namespace];
    const astray = !dropped && host?.router === router && host.id !== way.to && onward.length === 1;
    const text = `${frames(seen.framesIn)} in from ${seen.cameFrom}, handed on to ${scene.trails.nameOf(beyond.receiver.namespace)}`;
    if (astray || (host?.id === way.to && !dropped && isRefused(scene, host.id)))
      return { outcome: 'stopped', text: `${text}, which is not meant by it, or does not answer for it` };
    if (way.stop === 'ROUTE_LOOP') return { outcome: 'stopped', text: `it goes round: ${text}` };
    return { outcome: 'differs', text: `${text}, where it was predicted to end here` };
  }
  const rule = dropping(seen);
  if (dropped && (rule || hasRoute(scene, way, at)))
    return {
      outcome: 'differs',
      text: `predicted to be dropped here by rule ${dropped.rule}, whose counter did not move; ${rule ? `dropped by ${rule}` : 'no rule dropped it'}`,
    };
  if (rule) return { outcome: 'stopped', text: `dropped here by ${rule}` };
  const kernel = telling(seen).map(([name, n]) => `, ${name} moved by ${n}`);
  const first = dropped ? `; Linux asks routes before rule ${dropped.rule}, whose counter stands` : '';
  return {
    outcome: 'stopped',
    text: `ended here: ${carried(seen)}, no rule met it${kernel.join('')}: no route leads on${first}`,
  };
}

/** The host's own kernel did not take it for its own. */
const isRefused = ({ moved }: Scene, host: string): boolean =>
  moved.ip(host).some(([name]) => name === 'IpInAddrErrors');

const countersOf = (seen: Sight): Counter[] => [
  { kind: 'in', name: seen.cameFrom, by: seen.framesIn },
  ...seen.out.flatMap(({ to, sent, queueDrops }): Counter[] => [
    { kind: 'out', name: to, by: sent },
    ...(queueDrops > 0 ? [{ kind: 'queue', name: to, by: queueDrops } as const] : []),
  ]),
  ...seen.rules.flatMap(({ line, packets }): Counter[] => {
    const id = ruleIdOf(line);
    return id === undefined ? [] : [{ kind: 'rule', name: id, by: packets }];
  }),
  ...telling(seen).map(([name, by]): Counter => ({ kind: 'kernel', name, by })),
];
