import type { FilterRule, Hop } from '../../analyze/verdict.js';
import type { Counter } from '../../explain/measured.js';
import type { RulePackets } from '../../kernel/packet-counters.js';
import { isDropLine, isLineOf, ruleIdOf } from '../../plane/compile/rule-line.js';
import type { CableWay } from '../../plane/compile/trail.js';
import { cablesOut, type Scene, type Way } from './scene.js';

/** All that counted something at a hop. */
export interface Sight {
  readonly framesIn: number;
  readonly cameFrom: string;
  /** Where the packet was to go on, cable by cable; none where it was to end. */
  readonly out: readonly Passage[];
  /** Rules that packets met. */
  readonly rules: readonly RulePackets[];
  /** Of the kernel's own counts those that moved and tell of a packet that is lost. */
  readonly losses: readonly (readonly [name: string, by: number])[];
}

/** A cable: the neighbour beyond it, what was sent into it and what came out. */
export interface Passage {
  readonly to: string;
  readonly sent: number;
  readonly received: number;
  readonly queueDrops: number;
}

/** Ordinary traffic moves the others as well. */
const LOSSES: readonly string[] = [
  'IpInHdrErrors',
  'IpInAddrErrors',
  'IpInDiscards',
  'IpOutNoRoutes',
  'IpExtInNoRoutes',
  'TcpExtIPReversePathFilter',
];

/** `came`: the cable by which packets were to come to the hop. */
export function sightOf(scene: Scene, way: Way, at: number, came: CableWay): Sight {
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
    losses: moved.ip(namespace).filter(([name]) => LOSSES.includes(name)),
  };
}

export const countersOf = ({ cameFrom, framesIn, out, rules, losses }: Sight): Counter[] => [
  { kind: 'in', name: cameFrom, by: framesIn },
  ...out.flatMap(({ to, sent, queueDrops }): Counter[] => [
    { kind: 'out', name: to, by: sent },
    ...(queueDrops > 0 ? [{ kind: 'queue', name: to, by: queueDrops } as const] : []),
  ]),
  ...rules.flatMap(({ line, packets }): Counter[] => {
    const id = ruleIdOf(line);
    return id === undefined ? [] : [{ kind: 'rule', name: id, by: packets }];
  }),
  ...losses.map(([name, by]): Counter => ({ kind: 'kernel', name, by })),
];

/** How many packets met a rule of a list. */
export const metBy = ({ rules }: Sight, { list, rule }: FilterRule): number =>
  rules.filter(({ line }) => isLineOf(line, list, rule)).reduce((sum, { packets }) => sum + packets, 0);

const frames = (n: number): string => `${n} frame${n === 1 ? '' : 's'}`;

/** `1 frame in from vpc-a`. */
export const cameText = ({ framesIn, cameFrom }: Sight): string => `${frames(framesIn)} in from ${cameFrom}`;

/** `1 frame in from vpc-a, 1 frame out to tr-b`. */
export function carriedText(seen: Sight): string {
  const last = seen.out.at(-1);
  return `${cameText(seen)}, ${last ? `${frames(last.sent)} out to ${last.to}` : 'none out'}`;
}

export const ruleText = (rule: string, by: number): string => `rule ${rule}: its counter moved by ${by}`;

/** The rule that dropped packets, whichever it is. */
export function droppedText({ rules }: Sight): string | undefined {
  const drop = rules.find(({ line }) => isDropLine(line));
  return drop && ruleText(ruleIdOf(drop.line) ?? drop.line, drop.packets);
}

/** Ids of the rules that packets met. */
export const metRules = ({ rules }: Sight): string[] => rules.flatMap(({ line }) => ruleIdOf(line) ?? []);

/** Why a packet did not come out of a cable. */
export function lossText(seen: Sight, lost: Passage): string {
  if (lost.queueDrops > 0) return `the queue before ${lost.to} dropped ${frames(lost.queueDrops)}`;
  const rule = droppedText(seen);
  if (rule) return `dropped here by ${rule}`;
  return `no rule dropped it${lossesText(seen)}: no route leads on`;
}

/** `, IpInAddrErrors moved by 1`. */
export const lossesText = ({ losses }: Sight): string =>
  losses.map(([name, by]) => `, ${name} moved by ${by}`).join('');
